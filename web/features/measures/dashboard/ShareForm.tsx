import { roles } from '@tongli/contracts/access';
import { audience } from '@tongli/contracts/measures';
import { Input, Radio, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft, Editing } from './editing.ts';
import { useUnitOptions } from './words.ts';

/** Those who may see live figures at all. */
const looking = roles.filter((role) => role !== 'agent' && role !== 'administrator');

/** What a board is called, and who may look at it. */
export function ShareForm({ draft, set, mayBePrivate }: Pick<Editing, 'draft' | 'set'> & { mayBePrivate: boolean }) {
  const { t } = useTranslation();
  const units = useUnitOptions();
  const [name, whom, of, held] = [useId(), useId(), useId(), useId()];
  const choose = (next: Draft['audience']) => set({ audience: next });
  return (
    <div className="board-form">
      <div className="board-field">
        <label htmlFor={name}>{t('measures.dashboard.name')}</label>
        <Input id={name} maxLength={80} value={draft.name} onChange={({ target }) => set({ name: target.value })} />
      </div>
      <div className="board-field">
        <span id={whom}>{t('measures.dashboard.audience-label')}</span>
        <Radio.Group
          aria-labelledby={whom}
          vertical
          value={draft.audience}
          onChange={({ target }) => choose(target.value as Draft['audience'])}
          options={audience.options.map((value) => ({
            value,
            label: t(`measures.dashboard.audience.${value}`),
            disabled: value === 'private' && !mayBePrivate,
          }))}
        />
      </div>
      {draft.audience === 'some' ? (
        <>
          <div className="board-field">
            <label htmlFor={of}>{t('measures.dashboard.units')}</label>
            <Select
              id={of}
              mode="multiple"
              value={draft.unitIds}
              options={units}
              showSearch={{ optionFilterProp: 'label' }}
              onChange={(unitIds) => set({ unitIds })}
            />
          </div>
          <div className="board-field">
            <label htmlFor={held}>{t('measures.dashboard.roles')}</label>
            <Select
              id={held}
              mode="multiple"
              value={draft.roles}
              options={looking.map((value) => ({ value, label: t(`measures.dashboard.role.${value}`) }))}
              onChange={(chosen) => set({ roles: chosen })}
            />
          </div>
        </>
      ) : null}
      <p className="section-note">{t('measures.dashboard.audience-note')}</p>
    </div>
  );
}
