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

/** The TypeScript source that states one schema's tables. */
export function tablesFile(schema: string, columns: readonly Column[]): string {
  const byTable = Map.groupBy(columns, (column) => column.table);
  const interfaces = [...byTable].map(
    ([table, fields]) =>
      `interface ${pascal(table)} {\n${fields.map((one) => `  ${one.column}: ${field(one)};`).join('\n')}\n}\n`,
  );
  const index = [...byTable.keys()].map((table) => `  '${schema}.${table}': ${pascal(table)};`).join('\n');
  const body = interfaces.join('\n');
  const used = ['ColumnType', 'Generated', 'GeneratedAlways'].filter((name) => body.includes(`${name}<`));
  const imports = used.length === 0 ? '' : `import type { ${used.join(', ')} } from 'kysely';\n\n`;
  const head = '// Written by `npm run schema` from the migrations. Not edited by hand.\n';
  return `${head}${imports}${body}\nexport type ${pascal(schema)}Tables = {\n${index}\n};\n`;
}
