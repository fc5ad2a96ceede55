/** What there is to back up: our tables, parents before children, with the order their rows are written in. */
import type { ClientBase } from "pg";

export type Table = {
  name: string;
  /** Columns that hold data; what the database computes by itself is left out. */
  columns: string[];
  /** Primary key columns as they stand in an `order by`, so that equal tables are written alike anywhere. */
  order: string[];
};

/** Every table of the schema `public`, each after those it refers to. */
export async function tablesOf(client: ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table & { parents: string[] }>(`
    select c.relname as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select array_agg(quote_ident(a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end
          order by array_position(i.indkey::int2[], a.attnum))
        from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
        where i.indrelid = c.oid and i.indisprimary) as "order",
      array(select distinct p.relname::text from pg_constraint f join pg_class p on p.oid = f.confrelid
        where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as parents
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    order by c.relname`);
  return parentsFirst(rows).map(({ name, columns, order }) => {
    if (!order) throw new Error(`table ${name} has no primary key`);
    return { name, columns, order };
  });
}

function parentsFirst<T extends { name: string; parents: string[] }>(tables: readonly T[]): T[] {
  const sorted: T[] = [];
  let left = [...tables];
  while (left.length > 0) {
    const waiting = new Set(left.map(({ name }) => name));
    const free = left.filter(({ parents }) => !parents.some((parent) => waiting.has(parent)));
    if (free.length === 0) throw new Error(`tables refer to each other in a circle: ${[...waiting].join(", ")}`);
    sorted.push(...free);
    left = left.filter((table) => !free.includes(table));
  }
  return sorted;
}

/** The rows of a table as COPY writes them: one line a row, ordered by primary key. */
export function copyOut({ name, columns, order }: Table): string {
  return `copy (select ${columns.map(quoted).join(", ")} from public.${quoted(name)} order by ${order.join(", ")}) to stdout`;
}

export function copyIn({ name, columns }: Table): string {
  return `copy public.${quoted(name)} (${columns.map(quoted).join(", ")}) from stdin`;
}

/** Settings under which equal values are written alike, whatever the server's defaults. */
export const PLAIN_OUTPUT = `
  set local timezone = 'UTC'; set local datestyle = 'ISO'; set local intervalstyle = 'iso_8601';
  set local bytea_output = 'hex'; set local extra_float_digits = 1; set local client_encoding = 'UTF8';
  set local statement_timeout = 0`;

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
