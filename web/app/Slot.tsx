import { type ComponentType, createContext, lazy, Suspense, use } from 'react';
import type { FeatureManifest, SlotName, Slots } from './manifest.ts';

/** Those who fill places. The app gives them: a page that owns a place must not know the pages of all features. */
export const Features = createContext<readonly FeatureManifest[]>([]);

type Filling<Name extends SlotName> = ComponentType<Slots[Name]>;
type Load<Name extends SlotName> = () => Promise<{ default: Filling<Name> }>;

/** The same component each time it is asked for: another one would lose its state. */
const made = new WeakMap<() => unknown, unknown>();

function fillingOf<Name extends SlotName>(load: Load<Name>): Filling<Name> {
  const filling = (made.get(load) as Filling<Name> | undefined) ?? (lazy(load) as unknown as Filling<Name>);
  made.set(load, filling);
  return filling;
}

/** A place that other features fill: what they registered for it, in the order of the features. */
export function Slot<Name extends SlotName>({ name, give }: { name: Name; give: Slots[Name] }) {
  const loads = use(Features).flatMap(({ slots }) => (slots?.[name] as Load<Name> | undefined) ?? []);
  return (
    <Suspense fallback={null}>
      {loads.map((load, index) => {
        const Fill = fillingOf(load);
        // biome-ignore lint/suspicious/noArrayIndexKey: the fillings of a slot never change their order.
        return <Fill key={index} {...give} />;
      })}
    </Suspense>
  );
}
