import type { ImportOption } from '@tongli/contracts/imports';
import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { useBilingual } from '../../ui/language.ts';
import { Section } from '../../ui/record/Section.tsx';

interface OptionsProps {
  offered: readonly ImportOption[];
  /** Null while nothing was said: what is usual. */
  chosen: readonly string[] | null;
  onChange: (chosen: string[]) => void;
}

/** What whoever brings a table in can choose, with what follows from it. */
export function Options({ offered, chosen, onChange }: OptionsProps) {
  const { t } = useTranslation();
  const pick = useBilingual();
  if (offered.length === 0) return null;
  const now = chosen ?? offered.flatMap(({ code, usual }) => (usual ? code : []));
  const choose = (code: string, yes: boolean) => onChange(yes ? [...now, code] : now.filter((one) => one !== code));
  return (
    <Section title={t('imports.match.options')}>
      {offered.map(({ code, label, meaning }) => (
        <div key={code} className="stacked form-notice">
          <Checkbox
            checked={now.includes(code)}
            aria-describedby={`option-${code}`}
            onChange={({ target }) => choose(code, target.checked)}
          >
            {pick(label)}
          </Checkbox>
          <span id={`option-${code}`} className="quiet">
            {pick(meaning)}
          </span>
        </div>
      ))}
    </Section>
  );
}
