import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Pace } from "@/app/[workspace]/_live/pace";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("however often it is asked for, it is done once, soon", async () => {
  let done = 0;
  const pace = new Pace(() => void done++, 80, 500);
  for (let i = 0; i < 10; i++) pace.ask();
  await vi.advanceTimersByTimeAsync(79);
  expect(done).toBe(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(done).toBe(1);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(done).toBe(1);
});

test("what is asked for all the time is done every now and then, and at last", async () => {
  const at: number[] = [];
  const began = Date.now();
  const pace = new Pace(() => void at.push(Date.now() - began), 80, 500);
  for (let ms = 0; ms < 1200; ms += 10) {
    pace.ask();
    await vi.advanceTimersByTimeAsync(10);
  }
  await vi.advanceTimersByTimeAsync(10_000);
  expect(at).toEqual([80, 580, 1080, 1580]);
});

test("what takes long is not done twice at once, but again after it, if it was asked for meanwhile", async () => {
  let [under, most, done] = [0, 0, 0];
  const slow = async (): Promise<void> => {
    most = Math.max(most, ++under);
    await new Promise((resolve) => setTimeout(resolve, 2000));
    under--;
    done++;
  };
  const pace = new Pace(slow, 80, 500);
  pace.ask();
  await vi.advanceTimersByTimeAsync(1000);
  pace.ask();
  pace.ask();
  await vi.advanceTimersByTimeAsync(10_000);
  expect([most, done]).toEqual([1, 2]);
});

test("what is stopped is not done any more", async () => {
  let done = 0;
  const pace = new Pace(() => void done++, 80, 500);
  pace.ask();
  pace.stop();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(done).toBe(0);
});
