import packaged, { type Highs } from 'highs';

// The package declares CommonJS types beside its ES module: what arrives is the loader itself.
const load = packaged as unknown as (typeof packaged)['default'];

export function loadHighs(): Promise<Highs> {
  return load();
}
