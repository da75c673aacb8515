import type { ReplyOf } from '@tongli/contracts/kernel';
import { type getIndicatorContext, setIndicatorOwner } from '@tongli/contracts/measures';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../api/hooks.ts';
import { PeopleSelect } from '../../../ui/people/PeopleSelect.tsx';
import type { Place } from './Breakdown.tsx';

export type Context = ReplyOf<typeof getIndicatorContext>;

interface OwnerProps {
  code: string;
  context: Context;
  place: Place;
}

/** Who answers for it here; whoever sets targets says who that is. */
export function Owner({ code, context, place }: OwnerProps) {
  const { t } = useTranslation();
  const [writing, setWriting] = useState(false);
  const act = useAct(setIndicatorOwner, () => setWriting(false));
  const { owner, projectId, actions } = context;
  const set = (ownerId: string | null) =>
    act.mutate({
      params: { code },
      body: { ownerId, ...(projectId ? { projectId } : {}), ...(place.unit ? { unitId: place.unit } : {}) },
    });
  if (writing)
    return (
      <PeopleSelect
        label={t('measures.card.owner')}
        {...(owner ? { value: owner.id } : {})}
        onChange={(id) => set(typeof id === 'string' ? id : null)}
      />
    );
  return (
    <>
      {owner?.name ?? t('measures.card.nobody')}
      {owner?.by === 'project' && place.unit ? ` ${t('measures.card.owner-of-project')}` : ''}{' '}
      {actions['set-owner']?.allowed ? (
        <Button size="small" type="link" onClick={() => setWriting(true)}>
          {t('measures.card.set-owner')}
        </Button>
      ) : null}
    </>
  );
}
