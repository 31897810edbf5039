export type Fields = Record<string, string>;
/** Something as it stands: its version, and what its form shows of it, as text. */
export type Held<F extends Fields> = { version: number; fields: F };
/** A form on something that others may change meanwhile: what it began with, what is typed, and what stands there by now. */
export type FormState<F extends Fields> = { base: Held<F>; mine: F; now: Held<F>; conflict: Held<F> | null };

export function beginForm<F extends Fields>(now: Held<F>): FormState<F> {
  return { base: now, mine: now.fields, now, conflict: null };
}

export const sameFields = (a: Fields, b: Fields): boolean => Object.keys(a).every((name) => a[name] === b[name]);
export const isTouched = <F extends Fields>({ base, mine }: FormState<F>): boolean => !sameFields(mine, base.fields);

/** Whether somebody else has changed what is being typed upon. */
export const isOvertaken = <F extends Fields>({ base, now }: FormState<F>): boolean =>
  now.version > base.version && !sameFields(now.fields, base.fields);

/** What stands there now was seen. A form in which nothing is typed follows it; in one that is being filled in nothing moves. */
export function seen<F extends Fields>(form: FormState<F>, now: Held<F>): FormState<F> {
  if (now.version <= form.now.version) return form;
  return isTouched(form) || form.conflict ? { ...form, now } : beginForm(now);
}

/**
 * A save was refused because something else stands there. Either that is no other content, and the save goes again on top of it; or a person
 * has to decide.
 */
export function refused<F extends Fields>(form: FormState<F>, now: Held<F>): { again: boolean; form: FormState<F> } {
  if (sameFields(now.fields, form.base.fields)) return { again: true, form: { ...form, base: now, now } };
  return { again: false, form: { ...form, now, conflict: now } };
}

/** A person has decided what becomes of both. */
export function decided<F extends Fields>(form: FormState<F>, mine: F): FormState<F> {
  return { ...form, base: form.conflict ?? form.base, mine, conflict: null };
}
