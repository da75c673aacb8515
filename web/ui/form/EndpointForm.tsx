import type { Endpoint, FieldError } from '@tongli/contracts/kernel';
import { Alert, Button, Form, type FormInstance } from 'antd';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input, Parts } from '../../api/request.ts';
import { useSite } from '../../api/session.ts';
import { useProblemWords } from '../problem-words.ts';
import { Instant } from '../Times.tsx';
import { draftSince, dropDraft, keepDraft, noteSince, readDraft, type Values } from './drafts.ts';
import { checkBody, type FieldPath, fieldErrorsOf, pathOf, stillWrong } from './field-errors.ts';
import { LeaveWarning } from './LeaveWarning.tsx';
import { FieldLabels } from './labels.ts';
import { PendingNotice } from './PendingNotice.tsx';
import { FilesUnderWay, usePendingFiles } from './pending-files.ts';
import { Summary } from './Summary.tsx';
import { type Heard, useSubmit } from './useSubmit.ts';

export interface EndpointFormProps<E extends Endpoint> {
  endpoint: E;
  /** Names the form, and its draft in this tab; for an edit it holds the record's id and version. */
  name: string;
  /** The request from the form's values. Field names follow the body, so that its errors find their fields. */
  input: (values: Values) => Input<E>;
  initial?: Values;
  /** Fields that must never be kept in a draft, such as passwords. */
  secret?: readonly string[];
  /** The form's field for a path of the body, where the names differ. */
  fieldOf?: (path: FieldPath) => FieldPath;
  /** Words of the one primary button, bottom right. */
  submit: string;
  /** A side form, on a page whose one primary action is another. */
  side?: boolean;
  /** A second way out beside it. */
  cancel?: ReactNode;
  onDone: Heard<E>['onDone'];
  onRefused?: Heard<E>['onRefused'];
  sendBy?: Heard<E>['sendBy'];
  /** True while something else is to be decided first; nothing is sent then. */
  hold?: (() => boolean) | undefined;
  children: ReactNode;
}

/** Writes errors beside their fields, in the language on screen; gives back those that have no field here. */
function useInlineErrors(form: FormInstance, errors: readonly FieldError[], fieldOf: (path: FieldPath) => FieldPath) {
  const words = useProblemWords();
  const { i18n } = useTranslation();
  const language = i18n.language;
  const marked = useRef<FieldPath[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words follow the language, not the object's identity.
  useEffect(() => {
    form.setFields(marked.current.map((name) => ({ name, errors: [] })));
    const known = new Set(form.getFieldsError().map(({ name }) => name.join('.')));
    const own = errors.filter((error) => known.has(fieldOf(pathOf(error.field)).join('.')));
    marked.current = own.map((error) => fieldOf(pathOf(error.field)));
    form.setFields(own.map((error, index) => ({ name: marked.current[index] ?? [], errors: [words.ofField(error)] })));
  }, [errors, language, form]);
}

const sameField = (path: FieldPath) => path;

/** What was typed before a reload comes back, and says so. */
function useDraft(form: FormInstance, name: string, initial: Values, secret: readonly string[]) {
  const { now } = useSite();
  const [kept] = useState(() => readDraft(name));
  const [since] = useState(() => draftSince(name));
  const [restored, setRestored] = useState(kept !== null);
  const [dirty, setDirty] = useState(kept !== null);
  return {
    restored,
    since,
    dirty,
    values: { ...initial, ...kept },
    keep: (values: Values) => {
      setDirty(true);
      keepDraft(name, values, secret);
      noteSince(name, now());
    },
    drop: () => {
      dropDraft(name);
      setDirty(false);
      setRestored(false);
    },
    startOver: () => {
      dropDraft(name);
      setDirty(false);
      setRestored(false);
      for (const { name: field } of form.getFieldsError()) form.setFieldValue(field, initial[String(field[0])]);
    },
  };
}

function DraftNotice({ since, onStartOver }: { since: string | null; onStartOver: () => void }) {
  const { t } = useTranslation();
  return (
    <Alert
      type="info"
      showIcon
      className="form-notice"
      title={
        <>
          {t('ui.form.restored')}
          {since ? (
            <>
              {' '}
              {t('ui.form.kept-since')} <Instant at={since} />
            </>
          ) : null}
        </>
      }
      action={
        <Button size="small" onClick={onStartOver}>
          {t('ui.form.start-over')}
        </Button>
      }
    />
  );
}

/**
 * A form for one operation: checked by its contract before it is sent, errors beside their fields, sent once, draft
 * kept in this tab, warning before leaving. Fields are `Field`s named like the body.
 */
export function EndpointForm<E extends Endpoint>(props: EndpointFormProps<E>) {
  const {
    endpoint,
    name,
    input,
    initial = {},
    secret = [],
    fieldOf = sameField,
    submit,
    cancel,
    side = false,
    children,
  } = props;
  const [form] = Form.useForm<Values>();
  const draft = useDraft(form, name, initial, secret);
  const [local, setLocal] = useState<readonly FieldError[]>([]);
  const [labels] = useState(() => new Map<string, string>());
  const { act, send } = useSubmit(endpoint, {
    onDone: (reply) => {
      draft.drop();
      props.onDone(reply);
    },
    onRefused: props.onRefused,
    sendBy: props.sendBy,
  });
  const files = usePendingFiles();
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  const found = local.length > 0 ? local : fieldErrorsOf(act.error);
  // biome-ignore lint/correctness/useExhaustiveDependencies: where a field stands in the form does not change.
  const errors = useMemo(() => stillWrong(found, changed, fieldOf), [found, changed]);
  useInlineErrors(form, errors, fieldOf);

  const finish = (values: Values) => {
    if (props.hold?.() || files.holds()) return;
    const request = input(values);
    const wrong = checkBody(endpoint, (request as Parts).body ?? {});
    act.reset();
    setLocal(wrong);
    setChanged(new Set());
    if (wrong.length === 0) send(request);
  };
  return (
    <Form
      form={form}
      name={name}
      layout="vertical"
      requiredMark={false}
      initialValues={draft.values}
      onValuesChange={(change, values) => {
        draft.keep(values);
        if (found.length > 0) setChanged(new Set([...changed, ...Object.keys(change)]));
      }}
      onFinish={finish}
      scrollToFirstError={{ focus: true, block: 'center' }}
      className="endpoint-form"
    >
      {draft.restored ? <DraftNotice since={draft.since} onStartOver={draft.startOver} /> : null}
      <Summary form={form} error={act.error} found={found} errors={errors} fieldOf={fieldOf} labels={labels} />
      <FieldLabels value={labels}>
        <FilesUnderWay value={files.report}>{children}</FilesUnderWay>
      </FieldLabels>
      <PendingNotice pending={files.told} />
      <div className="form-foot">
        {cancel}
        <Button type={side ? 'default' : 'primary'} htmlType="submit" loading={act.isPending}>
          {submit}
        </Button>
      </div>
      <LeaveWarning when={draft.dirty && !act.isPending && !act.isSuccess} />
    </Form>
  );
}
