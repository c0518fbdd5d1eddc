import { csv } from './csv.ts'
import { ada } from './formats/ada.ts'
import { agentAssist } from './formats/agent-assist.ts'
import { aircall } from './formats/aircall.ts'
import { amazonTranscribe } from './formats/amazon-transcribe.ts'
import { assemblyAi } from './formats/assembly-ai.ts'
import { awsPca } from './formats/aws-pca.ts'
import { azureSpeech } from './formats/azure-speech.ts'
import { ccaiInsights } from './formats/ccai-insights.ts'
import { ccaiPlatform } from './formats/ccai-platform.ts'
import { chatgpt } from './formats/chatgpt.ts'
import { chatwoot } from './formats/chatwoot.ts'
import { connectChat } from './formats/connect-chat.ts'
import { callAnalytics, contactLens } from './formats/contact-lens.ts'
import { convokit } from './formats/convokit.ts'
import { crisp } from './formats/crisp.ts'
import { deepgram } from './formats/deepgram.ts'
import { dialpad } from './formats/dialpad.ts'
import { discord } from './formats/discord.ts'
import { drift } from './formats/drift.ts'
import { dynamics365 } from './formats/dynamics-365.ts'
import { freshchat } from './formats/freshchat.ts'
import { freshdesk } from './formats/freshdesk.ts'
import { front } from './formats/front.ts'
import { genesys } from './formats/genesys.ts'
import { gong } from './formats/gong.ts'
import { googleMeet } from './formats/google-meet.ts'
import { googleSpeech } from './formats/google-speech.ts'
import { gorgias } from './formats/gorgias.ts'
import { helpScout } from './formats/help-scout.ts'
import { hubspot } from './formats/hubspot.ts'
import { hubspotMails } from './formats/hubspot-mails.ts'
import { intercom } from './formats/intercom.ts'
import { livechat } from './formats/livechat.ts'
import { liveperson } from './formats/liveperson.ts'
import { livepersonChat } from './formats/liveperson-chat.ts'
import { mail } from './formats/mail.ts'
import { meetChat } from './formats/meet-chat.ts'
import { messenger } from './formats/messenger.ts'
import { olark } from './formats/olark.ts'
import { openai } from './formats/openai.ts'
import { otter } from './formats/otter.ts'
import { quo } from './formats/quo.ts'
import { abcd, multiwoz, taskmaster, tweetSumm } from './formats/research.ts'
import { rev } from './formats/rev.ts'
import { revAi } from './formats/rev-ai.ts'
import { salesforceChat } from './formats/salesforce-chat.ts'
import { salesforceMessaging } from './formats/salesforce-messaging.ts'
import { slack } from './formats/slack.ts'
import { sunshine } from './formats/sunshine.ts'
import { tawk } from './formats/tawk.ts'
import { teams } from './formats/teams.ts'
import { teamsChat } from './formats/teams-chat.ts'
import { telegram } from './formats/telegram.ts'
import { transcriptRecords } from './formats/transcript-records.ts'
import { transcriptTable } from './formats/transcript-table.ts'
import { twilioConversations } from './formats/twilio-conversations.ts'
import { twilioVoice } from './formats/twilio-voice.ts'
import { twitterSupport } from './formats/twitter-support.ts'
import { vcon } from './formats/vcon.ts'
import { whatsapp } from './formats/whatsapp.ts'
import { whisper } from './formats/whisper.ts'
import { whisperConsole } from './formats/whisper-console.ts'
import { whisperxAud } from './formats/whisperx-aud.ts'
import { zendeskChat } from './formats/zendesk-chat.ts'
import { zendeskLog } from './formats/zendesk-log.ts'
import { zendeskSupport } from './formats/zendesk-support.ts'
import { zoomCaptions } from './formats/zoom-captions.ts'
import { zoomChat } from './formats/zoom-chat.ts'
import { zopim } from './formats/zopim.ts'
import { jsonReader } from './json/reader.ts'
import { jsonTable } from './json-table.ts'
import { ndjson } from './ndjson.ts'
import type { Reader } from './reader.ts'
import { sbv } from './sbv.ts'
import { srt } from './srt.ts'
import { text } from './text.ts'
import { webVtt } from './web-vtt.ts'

/** Exports in JSON, one line each. */
const JSON_FORMATS = [
  intercom,
  ada,
  chatwoot,
  crisp,
  drift,
  dynamics365,
  front,
  gorgias,
  hubspot,
  hubspotMails,
  liveperson,
  livepersonChat,
  olark,
  salesforceMessaging,
  tawk,
  twilioConversations,
  callAnalytics,
  contactLens,
  agentAssist,
  aircall,
  amazonTranscribe,
  assemblyAi,
  awsPca,
  azureSpeech,
  ccaiInsights,
  ccaiPlatform,
  connectChat,
  deepgram,
  dialpad,
  genesys,
  gong,
  googleSpeech,
  quo,
  revAi,
  twilioVoice,
  whisper,
  slack,
  teamsChat,
  telegram,
  discord,
  messenger,
  convokit,
  chatgpt,
  openai,
  zendeskSupport,
  zendeskLog,
  zendeskChat,
  sunshine,
  freshdesk,
  freshchat,
  livechat,
  helpScout,
  abcd,
  taskmaster,
  multiwoz,
  tweetSumm,
]

/** All but tables: what may also lie in a cell. */
const DOCUMENTS: readonly Reader[] = [
  ndjson,
  jsonTable,
  text,
  webVtt,
  whatsapp,
  mail,
  otter,
  teams,
  rev,
  zoomChat,
  zopim,
  googleMeet,
  meetChat,
  whisperConsole,
  whisperxAud,
  zoomCaptions,
  srt,
  sbv,
  salesforceChat,
  ...[...JSON_FORMATS, vcon(JSON_FORMATS)].map(jsonReader),
]

/** All export formats that can be read. */
export const READERS: readonly Reader[] = [...DOCUMENTS, csv, transcriptTable(DOCUMENTS), transcriptRecords(DOCUMENTS), twitterSupport]
