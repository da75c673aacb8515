import { mostFilesOfDraft, type StagedFile } from '@tongli/contracts/files';
import { type Article, attachArticleFiles, openArticleFile } from '@tongli/contracts/knowledge';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { may, useMe } from '../../../api/session.ts';
import { fileAddress } from '../../../ui/file-address.ts';
import { Attachments } from '../../../ui/form/Attachments.tsx';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { PlainButton } from '../../../ui/PlainButton.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { Instant } from '../../../ui/Times.tsx';

/** What goes with an article: forms, pictures of a device. Opened by whoever may read it. */
export function Files({ article: { id, files, actions } }: { article: Article }) {
  const { t } = useTranslation();
  const stages = may(useMe(), 'files.stage') && actions.care?.allowed;
  const open = async (fileId: string) => {
    const { token } = await call(openArticleFile, { params: { id, fileId } });
    window.open(fileAddress(token), '_blank', 'noopener');
  };
  if (files.length === 0 && !stages) return null;
  return (
    <Section title={t('knowledge.article.files')}>
      <ul className="side-list">
        {files.map((file) => (
          <li key={file.id}>
            <PlainButton look="text" onClick={() => void open(file.id)}>
              {file.name ?? '—'}
            </PlainButton>
            <span className="quiet">
              {file.uploadedBy} <Instant at={file.uploadedAt} />
            </span>
          </li>
        ))}
      </ul>
      {stages ? (
        <EndpointForm
          endpoint={attachArticleFiles}
          name={`knowledge.files.${id}`}
          key={files.length}
          side
          input={({ files: chosen }) => ({
            params: { id },
            body: { fileIds: ((chosen ?? []) as readonly StagedFile[]).map((file) => file.id) },
          })}
          fieldOf={() => ['files']}
          submit={t('knowledge.article.attach')}
          onDone={() => undefined}
        >
          <Field name="files" label={t('knowledge.article.attach-label')}>
            <Attachments most={mostFilesOfDraft} />
          </Field>
        </EndpointForm>
      ) : null}
    </Section>
  );
}
