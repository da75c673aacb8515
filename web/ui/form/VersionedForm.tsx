import type { Endpoint } from '@tongli/contracts/kernel';
import { useEffect, useState } from 'react';
import type { Input } from '../../api/request.ts';
import { ChangedMeanwhile, useBasis, type Versioned } from './Basis.tsx';
import { dropDraft, readDraft, type Values } from './drafts.ts';
import { EndpointForm, type EndpointFormProps } from './EndpointForm.tsx';

interface VersionedFormProps<E extends Endpoint> extends Omit<EndpointFormProps<E>, 'input'> {
  /** What is changed, as it is now. */
  record: Versioned;
  /** The request from the form's values and the version that they were made from. */
  input: (values: Values, version: number) => Input<E>;
}

/**
 * A form for an operation that names a version. What was typed stays when somebody else changes the record meanwhile, and
 * the choice between theirs and one's own is put; a form that nothing was typed into follows the record by itself.
 */
export function VersionedForm<E extends Endpoint>({ record, input, children, ...form }: VersionedFormProps<E>) {
  const { name } = form;
  const [round, setRound] = useState(0);
  const basis = useBasis(record, name);
  const follow = () => {
    basis.keepMine();
    setRound((count) => count + 1);
  };
  const untouched = basis.outdated && readDraft(name) === null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each version that has come.
  useEffect(() => {
    if (untouched) follow();
  }, [untouched, record.version]);
  const take = () => {
    dropDraft(name);
    follow();
  };
  return (
    <EndpointForm {...form} key={round} input={(values) => input(values, basis.version)}>
      {untouched ? null : <ChangedMeanwhile basis={basis} onTake={take} />}
      {children}
    </EndpointForm>
  );
}
