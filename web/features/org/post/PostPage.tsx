import { Link, useNavigate } from '@tanstack/react-router';
import { changePost, getPerson, getPost, listStaff, type Post, type StaffRow } from '@tongli/contracts/org';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { encodeList } from '../../../api/list.ts';
import { may, useMe } from '../../../api/session.ts';
import { usePathParam } from '../../../ui/address.ts';
import { ConfirmButton } from '../../../ui/Confirm.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { Page } from '../../../ui/Page.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Read } from '../../../ui/Read.tsx';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { RecordPage } from '../../../ui/record/RecordPage.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { RowsSkeleton } from '../../../ui/Skeletons.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { useStaffColumns } from '../people/columns.tsx';
import { useGapWords } from '../people/Gaps.tsx';
import { SkillBars } from '../SkillBars.tsx';

const mostShown = 100;
const mostExplained = 5;

/** What one holder lacks, in a line. */
function Lacking({ holder }: { holder: StaffRow }) {
  const { t } = useTranslation();
  const gapWords = useGapWords();
  const person = useRead(getPerson, { params: { id: holder.id } });
  if (!person.data) return null;
  return (
    <li>
      {t('org.gap.of', { name: holder.name, gaps: person.data.gaps.map(gapWords).join(t('app.list-separator')) })}
    </li>
  );
}

/** The holders who lack something, and what. */
function Unqualified({ holders }: { holders: readonly StaffRow[] }) {
  const { t } = useTranslation();
  if (holders.length === 0) return null;
  const more = holders.length - mostExplained;
  return (
    <Alert
      type="warning"
      showIcon
      role="status"
      className="form-notice"
      title={t('org.chart.unqualified', { count: holders.length })}
      description={
        <ul className="plain-items">
          {holders.slice(0, mostExplained).map((holder) => (
            <Lacking key={holder.id} holder={holder} />
          ))}
          {more > 0 ? <li>{t('org.chart.more-people', { count: more })}</li> : null}
        </ul>
      }
    />
  );
}

function Holders({ post }: { post: Post }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const hidden = ['post', 'level'];
  const columns = useStaffColumns().filter(({ key }) => !hidden.includes(key));
  const filters = { postId: { eq: post.id }, state: { ne: 'left' } };
  const all = useRead(listStaff, { query: encodeList({ filters, limit: mostShown }) });
  return (
    <Read of={all} waiting={<RowsSkeleton rows={3} />}>
      {({ items }) => (
        <>
          <Unqualified holders={items.filter(({ gapCount }) => gapCount > 0)} />
          <DataTable<StaffRow>
            columns={columns}
            rows={items}
            rowKey={({ id }) => id}
            label={t('org.post.holders')}
            onOpen={({ id }) => void navigate({ to: `/settings/people/${id}` })}
            empty={<p className="quiet">{t('org.post.nobody')}</p>}
          />
        </>
      )}
    </Read>
  );
}

/** Duties and what is asked for: what a reader of a job description looks for. */
function Description({ post }: { post: Post }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const duties = pick(post.duties);
  return (
    <>
      <Section title={t('org.post.duties')}>
        {duties ? <p className="duties">{duties}</p> : <p className="quiet">{t('org.post.no-duties')}</p>}
      </Section>
      <Section title={t('org.post.skills')}>
        {post.skills.length > 0 ? (
          <SkillBars skills={post.skills} label={t('org.post.skills')} />
        ) : (
          <p className="quiet">{t('org.post.no-skills')}</p>
        )}
      </Section>
      <Section title={t('org.post.certificates')}>
        {post.certificates.length > 0 ? (
          <ul className="plain-items">
            {post.certificates.map(({ certificateId, name }) => (
              <li key={certificateId}>{pick(name)}</li>
            ))}
          </ul>
        ) : (
          <p className="quiet">{t('org.post.no-certificates')}</p>
        )}
      </Section>
    </>
  );
}

/** Takes a post out of use, or back into it: the same operation as any other change. */
function useRetire(post: Post) {
  const { mutate, isPending, error } = useAct(changePost);
  const { code, name, level, office, duties, version } = post;
  const skills = post.skills.map(({ skillId, level: needed }) => ({ skillId, level: needed }));
  const certificateIds = post.certificates.map(({ certificateId }) => certificateId);
  const body = { code, name, level, office, duties, skills, certificateIds, version };
  const retire = (retired: boolean) => mutate({ params: { id: post.id }, body: { ...body, retired } });
  return { retire, isPending, error };
}

function RetireButton({ post, act }: { post: Post; act: ReturnType<typeof useRetire> }) {
  const { t } = useTranslation();
  const allowance = post.actions.retire;
  if (post.retired) {
    return (
      <ActButton allowance={post.actions.change} pending={act.isPending} onAct={() => act.retire(false)}>
        {t('org.use-again')}
      </ActButton>
    );
  }
  if (!allowance?.allowed) {
    return (
      <ActButton allowance={allowance} kind="danger" onAct={() => undefined}>
        {t('org.retire')}
      </ActButton>
    );
  }
  return (
    <ConfirmButton
      question={t('org.post.retire-question')}
      consequence={t('org.post.retire-words')}
      onYes={() => act.retire(true)}
      pending={act.isPending}
    >
      {t('org.retire')}
    </ConfirmButton>
  );
}

function PostShown({ post }: { post: Post }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const words = useProblemWords();
  const navigate = useNavigate();
  const mayReadStaff = may(useMe(), 'org.read-staff');
  const retiring = useRetire(post);
  const holders = (
    <Link to="/settings/people" search={{ 'filter[postId][eq]': post.id } as never}>
      {t('org.chart.people', { count: post.holderCount })}
    </Link>
  );
  return (
    <RecordPage
      title={pick(post.name)}
      state={
        <StateTag tone={post.retired ? 'neutral' : 'done'}>
          {post.retired ? t('org.retired') : t('org.in-use')}
        </StateTag>
      }
      facts={[
        { label: t('org.name.code'), value: post.code },
        { label: t('org.post.level'), value: t(`org.level.${post.level}`) },
        { label: t('org.post.office'), value: t(`org.office.${post.office}`) },
        { label: t('org.post.holders'), value: mayReadStaff ? holders : post.holderCount },
        {
          label: t('org.post.unqualified'),
          value:
            post.unqualifiedCount > 0 ? (
              <StateTag tone="limit">{t('org.chart.people', { count: post.unqualifiedCount })}</StateTag>
            ) : (
              t('org.gap.nobody')
            ),
        },
      ]}
      above={
        retiring.error ? (
          <Alert type="error" showIcon role="alert" className="form-notice" title={words.ofError(retiring.error)} />
        ) : null
      }
      actions={
        <>
          <RetireButton post={post} act={retiring} />
          <ActButton
            allowance={post.actions.change}
            kind="primary"
            onAct={() => void navigate({ to: `/settings/posts/${post.id}/change` })}
          >
            {t('org.post.change')}
          </ActButton>
        </>
      }
    >
      <Description post={post} />
      {mayReadStaff ? (
        <Section title={t('org.post.holders')}>
          <Holders post={post} />
        </Section>
      ) : null}
    </RecordPage>
  );
}

/** One post: its duties, what it asks, who holds it, and who of them lacks what. */
export default function PostPage() {
  const { t } = useTranslation();
  const id = usePathParam('id');
  const post = useRead(getPost, { params: { id } });
  if (post.data) return <PostShown key={id} post={post.data} />;
  return (
    <Page title={t('org.post.one')}>
      <Read of={post}>{() => null}</Read>
    </Page>
  );
}
