export { type Composing, compose } from './compose.ts'
export { type CodeFacts, enqueueCode, enqueueNews, keepContact } from './message.ts'
export { type Sending, sendDue, startSender } from './sender.ts'
export { folderTransport, type Mail, smtpTransport, type Transport } from './transport.ts'
