import type { Measurement } from './measurement.ts';

const widths = { name: 52, value: 14, unit: 12, peer: 44, peerValue: 14 };

const line = (name: string, value: string, unit: string, peer: string, peerValue: string, ratio: string) =>
  [
    name.padEnd(widths.name),
    value.padStart(widths.value),
    unit.padEnd(widths.unit),
    peer.padEnd(widths.peer),
    peerValue.padStart(widths.peerValue),
    ratio.padStart(7),
  ]
    .join(' ')
    .trimEnd();

export const tableHead = line('measure', 'value', 'unit', 'beside', 'its value', 'ratio');

/** Four digits that count: more says nothing on a machine that others use too. */
const shown = (value: number | undefined): string =>
  value === undefined ? '' : value.toLocaleString('en', { maximumSignificantDigits: 4 });

export const tableRow = ({ name, value, unit, peer = '', peerValue, ratio }: Measurement): string =>
  line(name, shown(value), unit, peer, shown(peerValue), ratio === undefined ? '' : ratio.toFixed(2));
