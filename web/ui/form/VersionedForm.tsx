import type { Endpoint } from '@tongli/contracts/kernel';
import { useEffect, useState } from 'react';
import type { Input } from '../../api/request.ts';
import { type Basis, ChangedMeanwhile, useBasis, type Versioned } from './Basis.tsx';
import { dropDraft, readDraft, type Values } from './drafts.ts';
import { EndpointForm, type EndpointFormProps } from './EndpointForm.tsx';
import { MergeNotice } from './meanwhile/MergeNotice.tsx';
import type { Lists } from './meanwhile/merge.ts';
import { useMerge } from './meanwhile/useMerge.ts';
import type { WordsOf } from './meanwhile/value-words.ts';

interface Own<E extends Endpoint, R extends Versioned> extends Omit<EndpointFormProps<E>, 'input' | 'initial'> {
  /** What is changed, as it is now. */
  record: R;
  /** The request from the form's values and the version that they were made from. */
  input: (values: Values, version: number) => Input<E>;
}

interface Merging<E extends Endpoint, R extends Versioned> extends Own<E, R> {
  initial: (record: R) => Values;
  /** Words for values that are none themselves, such as ids; `undefined` for all others. */
  wordsOf?: WordsOf | undefined;
  /** Lists that are merged entry by entry; others are chosen as a whole. */
  lists?: Lists | undefined;
  /** What an entry of such a list is called, by its dotted path. */
  callOf?: ((path: string) => string | undefined) | undefined;
}

interface Choosing<E extends Endpoint, R extends Versioned> extends Own<E, R> {
  initial?: Values | undefined;
}

type VersionedFormProps<E extends Endpoint, R extends Versioned> = Merging<E, R> | Choosing<E, R>;

/** A form that nothing was typed into follows the record by itself; `round` counts how often it began anew. */
function useFollowing(basis: Basis, name: string, latest: number) {
  const [round, setRound] = useState(0);
  const begin = () => {
    basis.follow();
    setRound((count) => count + 1);
  };
  const untouched = basis.outdated && readDraft(name) === null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each version that has come.
  useEffect(() => {
    if (untouched) begin();
  }, [untouched, latest]);
  return { round, begin, untouched };
}

/** An act on a record, whose fields are not the record's own. */
function ChoosingForm<E extends Endpoint, R extends Versioned>({ record, input, initial, ...form }: Choosing<E, R>) {
  const { name, children } = form;
  const basis = useBasis(record, name);
  const { round, begin, untouched } = useFollowing(basis, name, record.version);
  const take = () => {
    dropDraft(name);
    begin();
  };
  return (
    <EndpointForm {...form} initial={initial ?? {}} key={round} input={(values) => input(values, basis.version)}>
      {untouched ? null : <ChangedMeanwhile basis={basis} onTake={take} />}
      {children}
    </EndpointForm>
  );
}

/** A change of what the record carries: field by field. */
function MergingForm<E extends Endpoint, R extends Versioned>(props: Merging<E, R>) {
  const { record, input, initial, wordsOf, lists, callOf, onDone, ...form } = props;
  const { name, secret, children } = form;
  // What a refusal has brought may be newer than what was read.
  const [told, setTold] = useState<R | null>(null);
  const latest = told && told.id === record.id && told.version > record.version ? told : record;
  const theirs = initial(latest);
  const basis = useBasis(latest, name, theirs);
  const { round, untouched } = useFollowing(basis, name, latest.version);
  const { version } = latest;
  const merge = useMerge<R>({ basis, theirs, latest: version, name, secret, lists, waits: untouched, onTold: setTold });
  return (
    <EndpointForm
      {...form}
      key={round}
      initial={theirs}
      input={(values) => input(values, basis.version)}
      hold={merge.hold}
      onRefused={merge.onRefused}
      onDone={(reply) => {
        merge.forget();
        onDone(reply);
      }}
    >
      <MergeNotice merge={merge} wordsOf={wordsOf} callOf={callOf} />
      {children}
    </EndpointForm>
  );
}

/**
 * A form for an operation that names a version. What was typed stays when somebody else changes the record meanwhile. With
 * `initial` as a function of the record the two changes are merged, and where both are of one field they are put side by
 * side; without it the choice between theirs and one's own is put for the whole.
 */
export function VersionedForm<E extends Endpoint, R extends Versioned>(props: VersionedFormProps<E, R>) {
  if (typeof props.initial === 'function') return <MergingForm {...(props as Merging<E, R>)} />;
  return <ChoosingForm {...(props as Choosing<E, R>)} />;
}
