import { isValidElement, type Key } from "react";
import * as runtime from "react/jsx-runtime";

/**
 * Stands in for react/jsx-dev-runtime and keeps what every component is handed, which for those of the browser goes there in full, shown or not:
 * `vi.mock("react/jsx-dev-runtime", () => import("../support/recorded-props"))`.
 */
export const { Fragment } = runtime;
const kept: unknown[] = [];

export function jsxDEV(type: never, props: object, key?: Key): unknown {
  if (typeof type !== "string") kept.push(props);
  return "children" in props && Array.isArray(props.children) ? runtime.jsxs(type, props, key) : runtime.jsx(type, props, key);
}

/** What has been kept since it was last taken, as JSON. */
export function takeProps(): string {
  return kept
    .splice(0)
    .map((props) => JSON.stringify(props, (_name, value: unknown) => (isValidElement(value) ? undefined : value)))
    .join("\n");
}
