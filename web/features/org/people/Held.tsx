import { type HeldCertificate, type PersonRecord, removeCertificate } from '@tongli/contracts/org';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../api/hooks.ts';
import { ConfirmButton } from '../../../ui/Confirm.tsx';
import { useBilingual } from '../../../ui/language.ts';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Day } from '../../../ui/Times.tsx';
import { SkillBars } from '../SkillBars.tsx';

/** What somebody can do, and how well. */
export function HeldSkills({ person, onChange }: { person: PersonRecord; onChange: () => void }) {
  const { t } = useTranslation();
  return (
    <Section
      title={t('org.skill.skills')}
      actions={
        <ActButton allowance={person.actions['set-skills']} onAct={onChange}>
          {t('org.person.act.skills')}
        </ActButton>
      }
    >
      {person.skills.length > 0 ? (
        <SkillBars skills={person.skills} label={t('org.skill.skills')} />
      ) : (
        <p className="quiet">{t('org.skill.none-held')}</p>
      )}
    </Section>
  );
}

function useColumns(person: PersonRecord, onRemove: (heldId: string) => void): Column<HeldCertificate>[] {
  const { t } = useTranslation();
  const pick = useBilingual();
  const mayRemove = person.actions['record-certificate']?.allowed === true;
  const columns: Column<HeldCertificate>[] = [
    { key: 'name', title: t('org.certificate.one'), text: ({ name }) => pick(name), phone: 'title' },
    { key: 'number', title: t('org.certificate.number'), text: ({ number }) => number ?? '' },
    {
      key: 'issuedOn',
      title: t('org.certificate.issued'),
      text: ({ issuedOn }) => issuedOn,
      render: ({ issuedOn }) => <Day on={issuedOn} />,
    },
    {
      key: 'validUntil',
      title: t('org.certificate.until'),
      text: ({ validUntil }) => validUntil ?? t('org.certificate.for-good'),
      render: ({ validUntil }) => (validUntil ? <Day on={validUntil} /> : t('org.certificate.for-good')),
    },
    {
      key: 'valid',
      title: t('org.person.state'),
      text: ({ valid }) => (valid ? t('org.certificate.valid') : t('org.certificate.expired')),
      render: ({ valid }) =>
        valid ? (
          <StateTag tone="done">{t('org.certificate.valid')}</StateTag>
        ) : (
          <StateTag tone="limit">{t('org.certificate.expired')}</StateTag>
        ),
    },
  ];
  if (!mayRemove) return columns;
  const remove: Column<HeldCertificate> = {
    key: 'remove',
    title: t('org.certificate.mistake'),
    only: 'screen',
    text: () => '',
    render: ({ id, name }) => (
      <ConfirmButton question={t('org.certificate.remove-question', { name: pick(name) })} onYes={() => onRemove(id)}>
        {t('org.certificate.remove')}
      </ConfirmButton>
    ),
  };
  return [...columns, remove];
}

/** What somebody holds, and until when it counts. */
export function HeldCertificates({ person, onRecord }: { person: PersonRecord; onRecord: () => void }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const { mutate, error } = useAct(removeCertificate);
  const columns = useColumns(person, (heldId) => mutate({ params: { id: person.id, heldId } }));
  return (
    <Section
      title={t('org.certificate.certificates')}
      actions={
        <ActButton allowance={person.actions['record-certificate']} onAct={onRecord}>
          {t('org.person.act.certificate')}
        </ActButton>
      }
    >
      {error ? <Alert type="error" showIcon role="alert" className="form-notice" title={words.ofError(error)} /> : null}
      <DataTable<HeldCertificate>
        columns={columns}
        rows={person.certificates}
        rowKey={({ id }) => id}
        label={t('org.certificate.certificates')}
        empty={<p className="quiet">{t('org.certificate.none-held')}</p>}
      />
    </Section>
  );
}
