import { useNavigate } from '@tanstack/react-router';
import { addPost } from '@tongli/contracts/org';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Page } from '../../../ui/Page.tsx';
import { PostFields, postFrom } from './PostFields.tsx';

/** A new post. */
export default function NewPostPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Page title={t('org.post.add')}>
      <EndpointForm
        endpoint={addPost}
        name="org.add-post"
        initial={{ level: 'staff', office: 'front-desk', skills: [], certificateIds: [] }}
        input={(values) => ({ body: postFrom(values) })}
        submit={t('org.post.add')}
        cancel={<Button onClick={() => void navigate({ to: '/settings/posts' })}>{t('org.back')}</Button>}
        onDone={({ id }) => void navigate({ to: `/settings/posts/${id}` })}
      >
        <PostFields />
      </EndpointForm>
    </Page>
  );
}
