import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordBytes } from './record-bytes.ts';

function written(write: (record: ReturnType<typeof recordBytes>) => void): string {
  const record = recordBytes();
  write(record);
  return new TextDecoder().decode(record.take());
}

const numberText = (value: number): string => written((record) => record.number(value));

describe('records as bytes', () => {
  it.each([
    [0, '0'],
    [14, '14'],
    [0.8, '0.8'],
    [1 / 3, '0.333333333333'],
    [200 / 3, '66.666666667'],
    [0.001, '0.001'],
    [0.05, '0.05'],
    [100_000.25, '100000.25'],
    [0.9999999999999, '1'],
    [9.9999999999999, '10'],
    [999_999_999.5, '999999999.5'],
    [1e9, '1000000000'],
    [-0.25, '-0.25'],
    [1e-9, '1e-9'],
    [1e21, '1e+21'],
  ])('write %d as %s', (value, text) => {
    expect(numberText(value)).toBe(text);
  });

  it('keep nine digits of any number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Math.abs(Number(numberText(value)) - value)).toBeLessThanOrEqual(1e-9 * Math.abs(value));
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 2000, noNaN: true }), (value) => {
        expect(Math.abs(Number(numberText(value)) - value)).toBeLessThanOrEqual(5.1e-10 * Math.max(value, 1e-3));
      }),
      { numRuns: 2000 },
    );
  });

  it('quote what needs quotes and keep every character', () => {
    for (const cell of ['plain', 'a,b', 'say "hi"', 'two\nlines', '投诉', '投诉,件', '🙂', ''])
      expect(written((record) => record.cell(cell))).toBe(
        /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
      );
  });

  it('grow with what they hold and begin anew when it is taken', () => {
    const record = recordBytes();
    for (const text of ['x'.repeat(300_000), '汉'.repeat(300_000)]) {
      record.cell(text);
      record.comma();
      record.endRecord();
      expect(new TextDecoder().decode(record.take())).toBe(`${text},\n`);
    }
    expect(record.take()).toHaveLength(0);
  });
});
