/** Checks of JSON bodies that fail as Discord's do. Stricter in one thing: a field nobody knows is refused, not ignored. */
import { type ErrorTree, invalidBody } from "./api-error.ts";

/** Adds what is wrong with the value; adds nothing when it is right. */
export type Check = (value: unknown, wrong: Wrong) => void;

/** Where problems of one value go. */
export type Wrong = { add(code: string, message: string): void; at(field: string | number): Wrong };

/** Throws 50035 with all that is wrong. */
export function checkBody(body: unknown, check: Check): asserts body is Record<string, unknown> {
  const errors: ErrorTree = {};
  check(body, collector(errors));
  if (Object.keys(errors).length > 0) throw invalidBody(errors);
}

function collector(root: ErrorTree, path: string[] = []): Wrong {
  return {
    at: (field) => collector(root, [...path, String(field)]),
    add(code, message) {
      let place = root;
      for (const field of path) {
        place[field] ??= {};
        place = place[field] as ErrorTree;
      }
      const there = place._errors;
      place._errors = [...(Array.isArray(there) ? there : []), { code, message }];
    },
  };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function object(fields: Record<string, Check>, required: readonly string[] = []): Check {
  return (value, wrong) => {
    if (!isRecord(value)) {
      wrong.add("DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
      return;
    }
    for (const name of required)
      if (value[name] === undefined) wrong.at(name).add("BASE_TYPE_REQUIRED", "This field is required");
    for (const [name, field] of Object.entries(value)) {
      const check = fields[name];
      if (check === undefined) wrong.at(name).add("UNKNOWN_FIELD", `Nobody knows the field ${name}`);
      else check(field, wrong.at(name));
    }
  };
}

export function array(item: Check, limits: { min?: number; max: number }): Check {
  return (value, wrong) => {
    if (!Array.isArray(value)) {
      wrong.add("LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
      return;
    }
    const { min = 0, max } = limits;
    if (value.length < min || value.length > max)
      wrong.add("BASE_TYPE_BAD_LENGTH", `Must be between ${min} and ${max} in length.`);
    for (const [index, one] of value.entries()) item(one, wrong.at(index));
  };
}

export function string(limits: { min?: number; max: number; pattern?: RegExp }): Check {
  return (value, wrong) => {
    if (typeof value !== "string") {
      wrong.add("STRING_TYPE_CONVERT", `Could not interpret "${JSON.stringify(value)}" as string.`);
      return;
    }
    const { min = 0, max, pattern } = limits;
    if (!value.isWellFormed()) wrong.add("UNICODE_INVALID", "Lone surrogates are no text");
    if (value.length > max) wrong.add("BASE_TYPE_MAX_LENGTH", `Must be ${max} or fewer in length.`);
    if (value.length < min) wrong.add("BASE_TYPE_REQUIRED", "This field is required");
    if (pattern && !pattern.test(value)) wrong.add("STRING_TYPE_REGEX", "String value did not match validation regex.");
  };
}

export const snowflake = string({ max: 20, pattern: /^\d{15,20}$/ });

export function integer(limits: { min?: number; max?: number } = {}): Check {
  const { min = 0, max = Number.MAX_SAFE_INTEGER } = limits;
  return (value, wrong) => {
    if (!Number.isSafeInteger(value)) wrong.add("NUMBER_TYPE_COERCE", `Value "${value}" is not int.`);
    else if (Number(value) < min || Number(value) > max)
      wrong.add("NUMBER_TYPE_RANGE", `int value should be between ${min} and ${max}.`);
  };
}

export const boolean: Check = (value, wrong) => {
  if (typeof value !== "boolean") wrong.add("BOOLEAN_TYPE_CONVERT", "Must be either true or false.");
};

export function oneOf(...values: readonly (string | number)[]): Check {
  return (value, wrong) => {
    if (!values.includes(value as string))
      wrong.add("BASE_TYPE_CHOICES", `Value must be one of {${values.join(", ")}}.`);
  };
}

export function nullable(check: Check): Check {
  return (value, wrong) => {
    if (value !== null) check(value, wrong);
  };
}

export function either(first: Check, second: Check, isFirst: (value: unknown) => boolean): Check {
  return (value, wrong) => (isFirst(value) ? first : second)(value, wrong);
}

/** The same field must not hold one value twice. */
export function distinct(values: readonly unknown[], wrong: Wrong, code: string, message: string): void {
  if (new Set(values).size !== values.length) wrong.add(code, message);
}
