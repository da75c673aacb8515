import { type ComponentType, lazy, Suspense } from 'react';
import { features } from './features.ts';
import type { SlotName, Slots } from './manifest.ts';

type Filling<Name extends SlotName> = ComponentType<Slots[Name]>;

const made = new Map<SlotName, ComponentType<never>[]>();

function fillingsOf<Name extends SlotName>(name: Name): Filling<Name>[] {
  const known = made.get(name) as Filling<Name>[] | undefined;
  if (known) return known;
  const fillings = features.flatMap((feature) => {
    const load = feature.slots?.[name];
    return load ? [lazy(load) as unknown as Filling<Name>] : [];
  });
  made.set(name, fillings as ComponentType<never>[]);
  return fillings;
}

/** A place that other features fill: what they registered for it, in the order of the features. */
export function Slot<Name extends SlotName>({ name, give }: { name: Name; give: Slots[Name] }) {
  return (
    <Suspense fallback={null}>
      {fillingsOf(name).map((Fill, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the fillings of a slot never change their order.
        <Fill key={index} {...give} />
      ))}
    </Suspense>
  );
}
