/** Records of a CSV as bytes, UTF-8: for millions of numbers text costs more than the problems that they answer. */
export type RecordBytes = {
  /** A cell as it stood in a file, quoted where that is needed. */
  readonly cell: (text: string) => void;
  /** Text that needs no quotes. */
  readonly plain: (text: string) => void;
  readonly number: (value: number) => void;
  readonly comma: () => void;
  readonly endRecord: () => void;
  /** What was written since; valid until the next record is begun. */
  readonly take: () => Uint8Array;
};

const [zero, point, minus, quote, comma, lineEnd] = [48, 46, 45, 34, 44, 10];
/** No number is longer. */
const room = 32;
const encoder = new TextEncoder();

export function recordBytes(): RecordBytes {
  let bytes = new Uint8Array(1 << 17);
  let end = 0;

  const need = (more: number): void => {
    if (end + more <= bytes.length) return;
    const wider = new Uint8Array(Math.max(bytes.length * 2, end + more));
    wider.set(bytes.subarray(0, end));
    bytes = wider;
  };
  const encoded = (text: string): void => {
    need(text.length * 3);
    end += encoder.encodeInto(text, bytes.subarray(end)).written;
  };
  const plain = (text: string): void => {
    need(text.length);
    for (let at = 0; at < text.length; at++) bytes[end++] = text.charCodeAt(at);
  };
  const cell = (text: string): void => {
    need(text.length);
    const start = end;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code > 127 || code === quote || code === comma || code === lineEnd || code === 13) {
        end = start;
        encoded(quoted(text));
        return;
      }
      bytes[end++] = code;
    }
  };
  const number = (value: number): void => {
    need(room);
    const next = writeNumber(bytes, end, value);
    if (next < 0) plain(String(value));
    else end = next;
  };
  return {
    cell,
    plain,
    number,
    comma: () => {
      need(1);
      bytes[end++] = comma;
    },
    endRecord: () => {
      need(1);
      bytes[end++] = lineEnd;
    },
    take: () => {
      const taken = bytes.subarray(0, end);
      end = 0;
      return taken;
    },
  };
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const trillion = 1e12;
const million = 1e6;
const billion = 1e9;

/**
 * Twelve decimals below one, nine from there, without zeros at the end: nine digits or more that count.
 * Returns where it ended, or −1 for what is too small, too large or no number, which `String` writes.
 */
function writeNumber(bytes: Uint8Array, from: number, value: number): number {
  if (value === 0) {
    bytes[from] = zero;
    return from + 1;
  }
  if (!(value >= 1e-3 && value < billion)) return value < 0 ? writeNegative(bytes, from, value) : -1;
  let whole = Math.floor(value);
  let first: number;
  let second: number;
  if (whole === 0) {
    const scaled = Math.round(value * trillion);
    first = Math.floor(scaled / million);
    second = scaled - first * million;
    if (first === million) [whole, first] = [1, 0];
  } else {
    const scaled = Math.round((value - whole) * billion);
    first = Math.floor(scaled / 1000);
    second = (scaled - first * 1000) * 1000;
    if (first === million) [whole, first] = [whole + 1, 0];
  }
  let end = writeWhole(bytes, from, whole);
  if (first === 0 && second === 0) return end;
  bytes[end++] = point;
  sixDigits(bytes, end, first);
  end += 6;
  if (second !== 0) {
    sixDigits(bytes, end, second);
    end += 6;
  }
  while (bytes[end - 1] === zero) end--;
  return end;
}

function writeNegative(bytes: Uint8Array, from: number, value: number): number {
  const end = writeNumber(bytes, from + 1, -value);
  if (end >= 0) bytes[from] = minus;
  return end;
}

function writeWhole(bytes: Uint8Array, from: number, whole: number): number {
  let digits = 1;
  for (let bound = 10; whole >= bound; bound *= 10) digits++;
  let rest = whole;
  for (let at = from + digits - 1; at >= from; at--) {
    const shorter = Math.floor(rest / 10);
    bytes[at] = zero + rest - shorter * 10;
    rest = shorter;
  }
  return from + digits;
}

function sixDigits(bytes: Uint8Array, from: number, value: number): void {
  let rest = value | 0;
  for (let at = from + 5; at >= from; at--) {
    const shorter = (rest / 10) | 0;
    bytes[at] = zero + rest - shorter * 10;
    rest = shorter;
  }
}
