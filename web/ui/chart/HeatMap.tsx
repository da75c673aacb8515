import './heat.css';

export interface HeatCell {
  /** How strong, from 0 to 1. */
  readonly heat: number;
  /** What stands in it; empty where there is nothing to say. */
  readonly text: string;
  /** Read out, and shown on pointing. */
  readonly label: string;
  readonly onOpen?: () => void;
}

interface HeatMapProps {
  label: string;
  rows: readonly { readonly key: string; readonly name: string }[];
  columns: readonly { readonly key: string; readonly name: string }[];
  cellOf: (row: string, column: string) => HeatCell;
}

/** Counts by two things, as a table whose ground tells how many: picture and figures in one. */
export function HeatMap({ label, rows, columns, cellOf }: HeatMapProps) {
  return (
    <div className="heat">
      <table aria-label={label}>
        <thead>
          <tr>
            <td />
            {columns.map(({ key, name }) => (
              <th key={key} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.name}</th>
              {columns.map((column) => {
                const { heat, text, label: words, onOpen } = cellOf(row.key, column.key);
                return (
                  <td key={column.key}>
                    <button
                      type="button"
                      className="heat-cell"
                      style={{ '--heat': heat } as never}
                      title={words}
                      aria-label={words}
                      disabled={!onOpen}
                      onClick={onOpen}
                    >
                      {text}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
