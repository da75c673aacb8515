import { useNavigate } from '@tanstack/react-router';
import { changePost, getPost, type Post } from '@tongli/contracts/org';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { usePathParam } from '../../../ui/address.ts';
import type { Values } from '../../../ui/form/drafts.ts';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { namesOf } from '../inputs/NameFields.tsx';
import { PostFields, postFrom } from './PostFields.tsx';
import { usePostWords } from './post-words.ts';

const initialOf = (post: Post): Values => ({
  ...namesOf(post),
  level: post.level,
  office: post.office,
  duties: post.duties,
  skills: post.skills.map(({ skillId, level }) => ({ skillId, level })),
  certificateIds: post.certificates.map(({ certificateId }) => certificateId),
});

function PostForm({ post, onDone }: { post: Post; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <VersionedForm
      endpoint={changePost}
      name={`org.change-post.${post.id}`}
      record={post}
      initial={initialOf}
      wordsOf={usePostWords(post)}
      input={(values, version) => ({
        params: { id: post.id },
        body: { ...postFrom(values), retired: post.retired, version },
      })}
      submit={t('org.save')}
      cancel={<Button onClick={onDone}>{t('org.back')}</Button>}
      onDone={onDone}
    >
      <PostFields post={post} />
    </VersionedForm>
  );
}

/** Changes what a post is and what it asks. */
export default function EditPostPage() {
  const { t } = useTranslation();
  const pick = useBilingual();
  const navigate = useNavigate();
  const id = usePathParam('id');
  const post = useRead(getPost, { params: { id } });
  const back = () => void navigate({ to: `/settings/posts/${id}` });
  return (
    <Page title={post.data ? t('org.post.change-of', { name: pick(post.data.name) }) : t('org.post.change')}>
      <Read of={post}>{(record) => <PostForm post={record} onDone={back} />}</Read>
    </Page>
  );
}
