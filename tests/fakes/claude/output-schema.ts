/** What a JSON schema for structured output may hold, and how much of it. */
import { invalid } from "./claude-error.ts";

const KEYWORDS: ReadonlySet<string> = new Set([
  "type",
  "properties",
  "required",
  "additionalProperties",
  "items",
  "minItems",
  "enum",
  "const",
  "anyOf",
  "description",
  "title",
  "format",
  "$defs",
  "$ref",
]);
/** Over all schemas of a request. */
const MOST_OPTIONAL = 24;
const MOST_UNIONS = 16;

/** Throws what the service would say of the schemas of one request. */
export function checkOutputSchemas(schemas: readonly unknown[]): void {
  const count = { optional: 0, unions: 0 };
  for (const schema of schemas) check(schema, "schema", count);
  if (count.optional > MOST_OPTIONAL)
    throw invalid(`Schemas contain too many optional parameters (${count.optional}); the limit is ${MOST_OPTIONAL}`);
  if (count.unions > MOST_UNIONS)
    throw invalid(
      `Schemas contain too many parameters with union types (${count.unions}); the limit is ${MOST_UNIONS}`,
    );
}

function check(schema: unknown, path: string, count: { optional: number; unions: number }): void {
  if (!isRecord(schema)) throw invalid(`${path}: a schema must be an object`);
  for (const keyword of Object.keys(schema))
    if (!KEYWORDS.has(keyword)) throw invalid(`${path}: '${keyword}' is not supported`);
  const { type, properties = {}, required = [], items, anyOf, minItems } = schema;
  if (Array.isArray(type) || anyOf !== undefined) count.unions++;
  if (minItems !== undefined && minItems !== 0 && minItems !== 1) throw invalid(`${path}: minItems must be 0 or 1`);
  if (Array.isArray(anyOf)) for (const [index, one] of anyOf.entries()) check(one, `${path}.anyOf.${index}`, count);
  if (isRecord(schema.$defs))
    for (const [name, one] of Object.entries(schema.$defs)) check(one, `${path}.${name}`, count);
  if (items !== undefined) check(items, `${path}.items`, count);
  if (type !== "object") return;
  if (schema.additionalProperties !== false)
    throw invalid(`${path}: For 'object' type, 'additionalProperties' must be explicitly set to false`);
  if (!isRecord(properties) || !Array.isArray(required)) throw invalid(`${path}: malformed object`);
  for (const [name, property] of Object.entries(properties)) {
    if (!required.includes(name)) count.optional++;
    check(property, `${path}.${name}`, count);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
