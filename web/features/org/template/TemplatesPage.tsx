import { Link } from '@tanstack/react-router';
import { applyTemplate, listTemplates, previewTemplate, type TemplatePreview } from '@tongli/contracts/org';
import { Alert } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { useAddress } from '../../../ui/address.ts';
import { ConfirmButton } from '../../../ui/Confirm.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { QuickViews } from '../../../ui/list/QuickViews.tsx';
import { Page } from '../../../ui/Page.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { KindMark } from '../chart/KindMark.tsx';
import { UnitSelect } from '../inputs/UnitSelect.tsx';
import '../org.css';

interface Item {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly state: 'new' | 'exists';
}

/** One kind of thing that a template brings; what is there already says so. */
function Items<One extends Item>({
  title,
  items,
  more,
}: {
  title: string;
  items: readonly One[];
  more?: (item: One) => ReactNode;
}) {
  const { t } = useTranslation();
  const pick = useBilingual();
  if (items.length === 0) return null;
  return (
    <Section title={`${title} · ${items.length}`}>
      <ul className="template-items">
        {items.map((item) => (
          <li key={item.code}>
            <StateTag tone={item.state === 'new' ? 'progress' : 'neutral'}>{t(`org.template.${item.state}`)}</StateTag>
            <span>{pick(item.name)}</span>
            <span className="quiet">{more?.(item)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Contents({ preview }: { preview: TemplatePreview }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const named = new Map(preview.units.map(({ code, name }) => [code, pick(name)]));
  return (
    <>
      <Items
        title={t('org.template.units')}
        items={preview.units}
        more={({ kind, parentCode }) => (
          <>
            <KindMark kind={kind} /> {parentCode ? named.get(parentCode) : null}
          </>
        )}
      />
      <Items
        title={t('org.post.posts')}
        items={preview.posts}
        more={({ level, office }) => `${t(`org.level.${level}`)} · ${t(`org.office.${office}`)}`}
      />
      <Items title={t('org.skill.skills')} items={preview.skills} />
      <Items title={t('org.certificate.certificates')} items={preview.certificates} />
    </>
  );
}

function Apply({ preview }: { preview: TemplatePreview }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const words = useProblemWords();
  const [parentId, setParentId] = useState<string | null>(null);
  const act = useAct(applyTemplate);
  if (act.data) {
    return (
      <Alert
        type="success"
        showIcon
        role="status"
        className="form-notice"
        title={t('org.template.applied', { count: act.data.addedCount })}
        action={<Link to="/settings/organisation">{t('org.template.to-chart')}</Link>}
      />
    );
  }
  if (preview.newCount === 0) {
    return <Alert type="info" showIcon className="form-notice" title={t('org.template.nothing-new')} />;
  }
  return (
    <>
      {act.error ? (
        <Alert type="error" showIcon role="alert" className="form-notice" title={words.ofError(act.error)} />
      ) : null}
      <div className="template-apply">
        {preview.units.length > 0 ? (
          <div className="template-under">
            <label htmlFor="template-under">{t('org.template.under')}</label>
            <UnitSelect
              id="template-under"
              value={parentId}
              orTop
              topWords={t('org.template.first-site')}
              among={({ kind }) => kind !== 'team'}
              onChange={setParentId}
            />
          </div>
        ) : null}
        <ConfirmButton
          kind="primary"
          question={t('org.template.question', { count: preview.newCount })}
          consequence={t('org.template.consequence')}
          pending={act.isPending}
          onYes={() => act.mutate({ params: { code: preview.code }, body: { parentId } })}
        >
          {t('org.template.apply', { name: pick(preview.name), count: preview.newCount })}
        </ConfirmButton>
      </div>
    </>
  );
}

function Preview({ code }: { code: string }) {
  const pick = useBilingual();
  const preview = useRead(previewTemplate, { params: { code } });
  return (
    <Read of={preview}>
      {(data) => (
        <>
          <p className="form-notice quiet">{pick(data.description)}</p>
          <Apply preview={data} />
          <Contents preview={data} />
        </>
      )}
    </Read>
  );
}

/** Organisations to begin with: looked at first, then added to what is there. */
export default function TemplatesPage() {
  const { t } = useTranslation();
  const pick = useBilingual();
  const [search, change] = useAddress();
  const all = useRead(listTemplates, {});
  const templates = all.data?.templates ?? [];
  const shown = templates.find(({ code }) => code === search.template) ?? templates[0];
  return (
    <Page title={t('org.template.title')} lead={t('org.template.lead')}>
      <Read of={all}>
        {() => (
          <>
            <QuickViews
              label={t('org.template.title')}
              views={templates.map(({ code, name }) => ({
                key: code,
                label: pick(name),
                current: code === shown?.code,
                onChoose: () => change({ template: code }),
              }))}
            />
            {shown ? <Preview key={shown.code} code={shown.code} /> : null}
          </>
        )}
      </Read>
    </Page>
  );
}
