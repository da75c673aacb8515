import { type Grant, type Role, roles } from '@tongli/contracts/access';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePlaces } from './places.ts';
import { useRoleWords } from './role-words.ts';
import './grants.css';

/** Stands for "all of them" among the choices: a select shows no choice for null. */
const all = '';

interface RowProps {
  grant: Grant;
  number: number;
  onChange: (grant: Grant) => void;
  onRemove: (() => void) | null;
}

function GrantRow({ grant, number, onChange, onRemove }: RowProps) {
  const { t } = useTranslation();
  const roleWords = useRoleWords();
  const places = usePlaces();
  const project = [{ value: all, label: t('access.grants.every-project') }, ...places.projects];
  const unit = [{ value: all, label: t('access.grants.every-unit') }, ...places.units];
  return (
    <li>
      <Select<Role>
        aria-label={t('access.grants.role', { number })}
        value={grant.role}
        options={roles.map((value) => ({ value, label: roleWords([value]) }))}
        onChange={(role) => onChange({ ...grant, role })}
      />
      {places.projects.length > 1 || grant.projectId ? (
        <Select<string>
          aria-label={t('access.grants.project', { number })}
          value={grant.projectId ?? all}
          options={project}
          onChange={(projectId) => onChange({ ...grant, projectId: projectId || null })}
        />
      ) : null}
      <Select<string>
        aria-label={t('access.grants.unit', { number })}
        showSearch={{ optionFilterProp: 'label' }}
        value={grant.unitId ?? all}
        options={unit}
        onChange={(unitId) => onChange({ ...grant, unitId: unitId || null })}
      />
      {onRemove ? (
        <Button type="text" onClick={onRemove}>
          {t('access.grants.remove')}
        </Button>
      ) : null}
    </li>
  );
}

interface GrantsInputProps {
  value?: readonly Grant[];
  onChange?: (grants: Grant[]) => void;
}

/** Which role, in which project, in which unit and all below it. */
export function GrantsInput({ value = [], onChange }: GrantsInputProps) {
  const { t } = useTranslation();
  const change = (grants: Grant[]) => onChange?.(grants);
  return (
    <fieldset className="grants" aria-label={t('access.accounts.roles')}>
      <ul>
        {value.map((grant, index) => (
          <GrantRow
            // biome-ignore lint/suspicious/noArrayIndexKey: grants have no identity of their own, and rows keep their order.
            key={index}
            grant={grant}
            number={index + 1}
            onChange={(changed) => change(value.with(index, changed))}
            onRemove={value.length > 1 ? () => change(value.toSpliced(index, 1)) : null}
          />
        ))}
      </ul>
      <Button onClick={() => change([...value, { role: 'agent', projectId: null, unitId: null }])}>
        {t('access.grants.add')}
      </Button>
    </fieldset>
  );
}
