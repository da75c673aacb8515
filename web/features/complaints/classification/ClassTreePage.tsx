import {
  addClass,
  type ClassChange,
  type ComplaintClass,
  changeClass,
  listClassChanges,
  listClasses,
} from '@tongli/contracts/complaints';
import { Button, Drawer, Input, InputNumber, Select, Switch, Tree } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { may, useMe } from '../../../api/session.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { FieldRow } from '../../../ui/form/FieldRow.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { useNumbers } from '../../../ui/numbers.ts';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { useClasses, wayTo } from './class-names.ts';

type Editing = { readonly one: ComplaintClass } | { readonly below: string | null };

/** What complaints are about: the tree that handlers choose from and that is learned. */
export default function ClassTreePage() {
  const { t } = useTranslation();
  const mayChange = may(useMe(), 'requests.administer');
  const [editing, setEditing] = useState<Editing | null>(null);
  const result = useRead(listClasses, {});
  const close = () => setEditing(null);
  const first = (
    <Button type="primary" onClick={() => setEditing({ below: null })}>
      {t('complaints.class.add-first')}
    </Button>
  );
  return (
    <Page
      title={t('complaints.class.tree')}
      lead={t('complaints.class.tree-lead')}
      {...(mayChange ? { actions: first } : {})}
    >
      <Read of={result}>
        {({ classes }) =>
          classes.length === 0 ? (
            <Empty title={t('complaints.class.empty')}>{t('complaints.class.empty-words')}</Empty>
          ) : (
            <Section title={t('complaints.class.classes')}>
              <Classes classes={classes} {...(mayChange ? { onEdit: setEditing } : {})} />
            </Section>
          )
        }
      </Read>
      <Changes />
      {editing ? <ClassDrawer editing={editing} classes={result.data?.classes ?? []} onClose={close} /> : null}
    </Page>
  );
}

interface ClassesProps {
  readonly classes: readonly ComplaintClass[];
  readonly onEdit?: (editing: Editing) => void;
}

interface TreeItem {
  readonly key: string;
  readonly one: ComplaintClass;
  readonly children: TreeItem[];
}

const itemsBelow = (classes: readonly ComplaintClass[], parentCode: string | null): TreeItem[] =>
  classes
    .filter((one) => one.parentCode === parentCode)
    .map((one) => ({ key: one.code, one, children: itemsBelow(classes, one.code) }));

function Classes({ classes, onEdit }: ClassesProps) {
  return (
    <Tree
      treeData={itemsBelow(classes, null)}
      titleRender={({ one }) => <ClassLine one={one} {...(onEdit ? { onEdit } : {})} />}
      defaultExpandAll
      selectable={false}
      showLine
    />
  );
}

function ClassLine({ one, onEdit }: { one: ComplaintClass; onEdit?: (editing: Editing) => void }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const name = pick(one.name);
  return (
    <span>
      {name} <code className="quiet">{one.code}</code>{' '}
      {one.retiredAt ? <StateTag tone="neutral">{t('complaints.class.retired')}</StateTag> : null}{' '}
      <span className="quiet">{t('complaints.class.cases', { count: one.cases })}</span>
      {onEdit ? (
        <>
          <Button
            size="small"
            type="link"
            aria-label={t('complaints.class.edit-of', { name })}
            onClick={() => onEdit({ one })}
          >
            {t('complaints.class.edit')}
          </Button>
          {one.retiredAt ? null : (
            <Button
              size="small"
              type="link"
              aria-label={t('complaints.class.add-below-of', { name })}
              onClick={() => onEdit({ below: one.code })}
            >
              {t('complaints.class.add-below')}
            </Button>
          )}
        </>
      ) : null}
    </span>
  );
}

interface DrawerProps {
  readonly editing: Editing;
  readonly classes: readonly ComplaintClass[];
  readonly onClose: () => void;
}

function ClassDrawer({ editing, classes, onClose }: DrawerProps) {
  const { t } = useTranslation();
  const title = 'one' in editing ? t('complaints.class.edit') : t('complaints.class.add');
  return (
    <Drawer open title={title} onClose={onClose} size={480}>
      {'one' in editing ? (
        <ChangeForm one={editing.one} classes={classes} onDone={onClose} />
      ) : (
        <AddForm below={editing.below} onDone={onClose} />
      )}
    </Drawer>
  );
}

function NameFields() {
  const { t } = useTranslation();
  return (
    <FieldRow>
      <Field name={['name', 'zh']} label={t('complaints.class.name-zh')}>
        <Input maxLength={60} autoComplete="off" />
      </Field>
      <Field name={['name', 'en']} label={t('complaints.class.name-en')}>
        <Input maxLength={90} autoComplete="off" />
      </Field>
    </FieldRow>
  );
}

const nameIn = (values: { [key: string]: unknown }) => {
  const { zh, en } = (values.name ?? {}) as { zh?: unknown; en?: unknown };
  return { zh: String(zh ?? ''), en: String(en ?? '') };
};

function AddForm({ below, onDone }: { below: string | null; onDone: () => void }) {
  const { t } = useTranslation();
  const { wayOf } = useClasses();
  return (
    <EndpointForm
      endpoint={addClass}
      name={`complaints.class.add.${below ?? ''}`}
      input={(values) => ({ body: { code: String(values.code ?? ''), parentCode: below, name: nameIn(values) } })}
      submit={t('complaints.class.add')}
      onDone={onDone}
    >
      <p className="quiet">
        {below ? t('complaints.class.below', { way: wayOf(below) }) : t('complaints.class.at-top')}
      </p>
      <Field name="code" label={t('complaints.class.code')} help={t('complaints.class.code-help')}>
        <Input maxLength={60} autoComplete="off" />
      </Field>
      <NameFields />
    </EndpointForm>
  );
}

/** Classes in force that a class can hang under: not under itself, nor under what hangs on it. */
const parentsFor = (classes: readonly ComplaintClass[], code: string): ComplaintClass[] =>
  classes.filter((one) => one.retiredAt === null && !wayTo(classes, one.code).includes(code));

interface ChangeFormProps {
  readonly one: ComplaintClass;
  readonly classes: readonly ComplaintClass[];
  readonly onDone: () => void;
}

function ChangeForm({ one, classes, onDone }: ChangeFormProps) {
  const { t } = useTranslation();
  const { wayOf } = useClasses();
  const parents = parentsFor(classes, one.code).map(({ code }) => ({ value: code, label: wayOf(code) }));
  const { name, parentCode, position, retiredAt, version } = one;
  return (
    <EndpointForm
      endpoint={changeClass}
      name={`complaints.class.${one.code}.${version}`}
      initial={{ name, parentCode: parentCode ?? undefined, position, retired: retiredAt !== null }}
      input={(values) => ({
        params: { code: one.code },
        body: {
          name: nameIn(values),
          parentCode: values.parentCode ? String(values.parentCode) : null,
          position: Number(values.position ?? 0),
          retired: values.retired === true,
          version,
        },
      })}
      submit={t('complaints.class.save')}
      onDone={onDone}
    >
      <NameFields />
      <Field name="parentCode" label={t('complaints.class.parent')} help={t('complaints.class.parent-help')} optional>
        <Select allowClear options={parents} showSearch={{ optionFilterProp: 'label' }} />
      </Field>
      <Field name="position" label={t('complaints.class.position')}>
        <InputNumber min={0} max={999} precision={0} />
      </Field>
      <Field
        name="retired"
        label={t('complaints.class.retire')}
        help={t('complaints.class.retire-help')}
        valuePropName="checked"
      >
        <Switch />
      </Field>
    </EndpointForm>
  );
}

/** What was done to the tree, the latest first. */
function Changes() {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const changes = useRead(listClassChanges, { query: {} }).data?.changes ?? [];
  if (changes.length === 0) return null;
  return (
    <Section title={t('complaints.class.changes', { count: number(changes.length) })}>
      <ul className="side-list">
        {changes.slice(0, 30).map((change) => (
          <li key={change.id}>
            <Instant at={change.at} /> {change.actorName}: <ChangeWords change={change} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function ChangeWords({ change }: { change: ClassChange }) {
  const { t, i18n } = useTranslation();
  const { name, wayOf } = useClasses();
  const { act, code, params } = change;
  const place = (parent: string | undefined) => (parent ? wayOf(parent) : t('complaints.class.top'));
  const isChinese = i18n.language.startsWith('zh');
  return t(`complaints.class.change.${act}`, {
    name: name(code),
    from: act === 'renamed' ? ((isChinese ? params.fromZh : params.fromEn) ?? '') : place(params.from),
    to: act === 'moved' ? place(params.to) : place(params.parent),
  });
}
