import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Attachments, type AttachmentsProps } from '../../ui/form/Attachments.tsx';

const client = new QueryClient();

/** The files of every form, with what they stand on: fetched when somebody wants to send one. */
export default function Files(props: AttachmentsProps) {
  return (
    <QueryClientProvider client={client}>
      <Attachments {...props} />
    </QueryClientProvider>
  );
}
