import AudioOutlined from '@ant-design/icons/es/icons/AudioOutlined';
import EditOutlined from '@ant-design/icons/es/icons/EditOutlined';
import FormOutlined from '@ant-design/icons/es/icons/FormOutlined';
import MessageOutlined from '@ant-design/icons/es/icons/MessageOutlined';
import PhoneOutlined from '@ant-design/icons/es/icons/PhoneOutlined';
import type { ContactChannel } from '@tongli/contracts/contacts';

const icons = {
  voice: AudioOutlined,
  chat: MessageOutlined,
  form: FormOutlined,
  callback: PhoneOutlined,
  logged: EditOutlined,
} as const satisfies Record<ContactChannel, unknown>;

/** By what a contact came in; the word stands beside it. */
export function ChannelIcon({ channel }: { channel: ContactChannel }) {
  const Icon = icons[channel];
  return <Icon aria-hidden />;
}
