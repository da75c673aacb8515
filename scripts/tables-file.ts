export interface Column {
  table: string;
  column: string;
  type: string;
  nullable: boolean;
  defaulted: boolean;
  generated: boolean;
}

const scalarTypes: Readonly<Record<string, string>> = {
  bigint: 'number',
  integer: 'number',
  smallint: 'number',
  numeric: 'number',
  'double precision': 'number',
  boolean: 'boolean',
  text: 'string',
  uuid: 'string',
  date: 'string',
  xid8: 'string',
  tsvector: 'string',
  bytea: 'Buffer',
  'timestamp with time zone': 'Date',
};

/** JSON is read parsed and written as text. */
const json = 'ColumnType<unknown, string, string>';

function scriptType(type: string): string {
  if (type === 'jsonb') return json;
  if (type.endsWith('[]')) return `${scriptType(type.slice(0, -2))}[]`;
  const known = scalarTypes[type.replace(/\(.*\)/, '')];
  if (!known)
    throw new Error(`No TypeScript type is stated for the column type ${type}: add it to scripts/tables-file.ts.`);
  return known;
}

function field(column: Column): string {
  const plain = scriptType(column.type);
  const nullable = column.nullable ? `${plain} | null` : plain;
  if (column.generated) return `GeneratedAlways<${nullable}>`;
  return column.defaulted ? `Generated<${nullable}>` : nullable;
}

const pascal = (name: string) => name.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
const camel = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

const head = '// Written by `npm run schema` from the migrations. Not edited by hand.\n';
const longest = 300;

function source(body: string, imports: readonly string[] = []): string {
  const used = ['ColumnType', 'Generated', 'GeneratedAlways'].filter((name) => body.includes(`${name}<`));
  const lines = used.length === 0 ? imports : [`import type { ${used.join(', ')} } from 'kysely';\n`, ...imports];
  return lines.length === 0 ? `${head}${body}` : `${head}${lines.join('')}\n${body}`;
}

function shape(table: string, columns: readonly Column[]): string {
  return `interface ${pascal(table)} {\n${columns.map((one) => `  ${one.column}: ${field(one)};`).join('\n')}\n}\n`;
}

function oneFilePerSubject(
  byTable: ReadonlyMap<string, readonly Column[]>,
  subjectOf: (table: string) => string,
  index: string,
): Map<string, string> {
  const files = new Map<string, string>();
  const imports: string[] = [];
  for (const [subject, tables] of [...Map.groupBy(byTable.keys(), subjectOf)].sort()) {
    const shapes = tables.map((table) => `export ${shape(table, byTable.get(table) ?? [])}`);
    files.set(`tables/${subject}.ts`, source(shapes.join('\n')));
    imports.push(`import type * as ${camel(subject)} from './tables/${subject}.ts';\n`);
  }
  return files.set('tables.ts', source(index, imports));
}

/**
 * The TypeScript source that states one schema's tables, by file: `tables.ts`, and where that would be longer than a file may be,
 * beside it `tables/<subject>.ts` with the tables of each subject, a subject being the migration that made them.
 */
export function tablesFiles(
  schema: string,
  columns: readonly Column[],
  subjectOf: (table: string) => string,
): Map<string, string> {
  const byTable = Map.groupBy(columns, (column) => column.table);
  const index = (named: (table: string) => string) => {
    const lines = [...byTable.keys()].map((table) => `  '${schema}.${table}': ${named(table)};`).join('\n');
    return `export type ${pascal(schema)}Tables = {\n${lines}\n};\n`;
  };
  const shapes = [...byTable].map(([table, fields]) => shape(table, fields));
  const whole = source([...shapes, index(pascal)].join('\n'));
  if (whole.split('\n').length <= longest) return new Map([['tables.ts', whole]]);
  return oneFilePerSubject(
    byTable,
    subjectOf,
    index((table) => `${camel(subjectOf(table))}.${pascal(table)}`),
  );
}
