/** A symmetric sparse matrix by rows: row r is what stands from `starts[r]` up to and without `starts[r + 1]`. */
export type Symmetric = {
  readonly size: number;
  readonly starts: Int32Array;
  readonly at: Int32Array;
  readonly value: Float64Array;
};

export function symmetric(rows: readonly ReadonlyMap<number, number>[]): Symmetric {
  const starts = new Int32Array(rows.length + 1);
  for (const [row, { size }] of rows.entries()) starts[row + 1] = (starts[row] ?? 0) + size;
  const at = new Int32Array(starts[rows.length] ?? 0);
  const value = new Float64Array(at.length);
  let next = 0;
  for (const row of rows)
    for (const [place, entry] of row) {
      at[next] = place;
      value[next++] = entry;
    }
  return { size: rows.length, starts, at, value };
}

const rounds = 5;
const spare = 10;

/**
 * Rows scaled by the square root of the eigenvalue of the `rank` largest eigenvalues by size: subspace iteration from fixed directions,
 * then Rayleigh and Ritz (Y. Saad, Numerical Methods for Large Eigenvalue Problems, 2011, ch. 5). `size` rows of `rank` numbers.
 */
export function spectralRows(matrix: Symmetric, rank: number): Float64Array[] {
  const width = Math.min(matrix.size, rank + spare);
  let basis = orthonormal(startingDirections(matrix.size, width));
  for (let round = 0; round < rounds; round++) basis = orthonormal(basis.map((column) => times(matrix, column)));
  const images = basis.map((column) => times(matrix, column));
  const small = basis.map((column) => Float64Array.from(images, (image) => inner(column, image)));
  const { values, vectors } = jacobi(small);
  const order = [...values.keys()].sort((a, b) => Math.abs(values[b] ?? 0) - Math.abs(values[a] ?? 0)).slice(0, rank);
  return Array.from({ length: matrix.size }, (_, row) =>
    Float64Array.from(order, (place) => {
      let sum = 0;
      for (let at = 0; at < width; at++) sum += (basis[at]?.[row] ?? 0) * (vectors[at]?.[place] ?? 0);
      return sum * Math.sqrt(Math.abs(values[place] ?? 0));
    }),
  );
}

/** Any directions will do that are the same every time and lie in no common plane. */
function startingDirections(size: number, width: number): Float64Array[] {
  let state = 1;
  return Array.from({ length: width }, () =>
    Float64Array.from({ length: size }, () => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647 - 0.5;
    }),
  );
}

function times({ size, starts, at, value }: Symmetric, column: Float64Array): Float64Array {
  const product = new Float64Array(size);
  for (let row = 0; row < size; row++) {
    let sum = 0;
    const end = starts[row + 1] ?? 0;
    for (let entry = starts[row] ?? 0; entry < end; entry++) sum += (value[entry] ?? 0) * (column[at[entry] ?? 0] ?? 0);
    product[row] = sum;
  }
  return product;
}

function inner(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

/** Gram and Schmidt, each column twice against those before it. */
function orthonormal(columns: readonly Float64Array[]): Float64Array[] {
  const done: Float64Array[] = [];
  for (const column of columns) {
    for (let turn = 0; turn < 2; turn++)
      for (const before of done) {
        const shadow = inner(before, column);
        for (let at = 0; at < column.length; at++) column[at] = (column[at] ?? 0) - shadow * (before[at] ?? 0);
      }
    const length = Math.sqrt(inner(column, column)) || 1;
    done.push(column.map((value) => value / length));
  }
  return done;
}

/** Eigenvalues and, by columns, eigenvectors of a small symmetric matrix, by cyclic rotations. */
export function jacobi(given: readonly Float64Array[]) {
  const size = given.length;
  const matrix = given.map((row) => row.slice());
  const vectors = given.map((_, at) => Float64Array.from({ length: size }, (_none, other) => (at === other ? 1 : 0)));
  for (let sweep = 0; sweep < 30 && outside(matrix) > 1e-18; sweep++)
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(matrix, vectors, p, q);
  return { values: matrix.map((row, at) => row[at] ?? 0), vectors };
}

/** Share of the squares off the diagonal. */
function outside(matrix: readonly Float64Array[]): number {
  let [off, all] = [0, 0];
  matrix.forEach((row, at) => {
    row.forEach((value, other) => {
      all += value * value;
      if (at !== other) off += value * value;
    });
  });
  return all > 0 ? off / all : 0;
}

function rotate(matrix: Float64Array[], vectors: Float64Array[], p: number, q: number): void {
  const [rowP, rowQ] = [matrix[p], matrix[q]];
  if (!rowP || !rowQ || Math.abs(rowP[q] ?? 0) < 1e-300) return;
  const angle = ((rowQ[q] ?? 0) - (rowP[p] ?? 0)) / (2 * (rowP[q] ?? 0));
  const tangent = Math.sign(angle || 1) / (Math.abs(angle) + Math.sqrt(angle * angle + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  const mix = (row: Float64Array): void => {
    const [a, b] = [row[p] ?? 0, row[q] ?? 0];
    row[p] = cosine * a - sine * b;
    row[q] = sine * a + cosine * b;
  };
  for (const row of matrix) mix(row);
  for (let at = 0; at < matrix.length; at++) {
    const [a, b] = [rowP[at] ?? 0, rowQ[at] ?? 0];
    rowP[at] = cosine * a - sine * b;
    rowQ[at] = sine * a + cosine * b;
  }
  for (const row of vectors) mix(row);
}
