export { type Attachment, type Mail, type Mailer, mailProblem, openMailer } from './mail.ts';
export { type MailSettings, mailSettingNames, readMailSettings } from './settings.ts';
