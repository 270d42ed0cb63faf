import { escalationRoles } from '@cordon/protocol/alert/policy.ts';
import { type Channel, channelKinds, channelLanguages } from '@cordon/protocol/site/channel.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import { channelRoutes } from '@cordon/protocol/wire/http/channels.ts';
import { addressFaults, type ChannelTarget, secretFaults } from '@cordon/protocol/wire/notify.ts';
import { useState } from 'react';
import { useApi } from '../../../api/api.ts';
import { useWords, type Words } from '../../../i18n/words.tsx';
import type { CommandRefusal } from '../../../outbox/items.ts';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { DangerAction } from '../../../ui/buttons/danger.tsx';
import { TextField } from '../../../ui/fields/fields.tsx';
import { RefusalNotice } from '../../../ui/page/notice.tsx';
import { Sheet } from '../../../ui/sheet/sheet.tsx';
import { FormChecks, FormChoice, FormEnd, FormSwitch, FormText, useField } from '../parts/form-fields.tsx';
import { faultWords, type OfficeForm, useOfficeForm, useOpenedAt } from '../parts/office-form.ts';
import parts from '../parts/parts.module.css';
import {
  type ChannelFields,
  channelFields,
  channelProblems,
  channelSchema,
  formOf,
  type MadeChannel,
  makeSecret,
  newChannel,
  nothingTyped,
} from './channel-form.ts';

type Props = { site: SiteState; channel: Channel | null; target: ChannelTarget | null; onClose: () => void };

/* Address and secret are never part of a draft that outlives the sheet. */
const kept = (fields: ChannelFields): ChannelFields => ({ ...fields, ...nothingTyped });

export function ChannelSheet({ site, channel, target, onClose }: Props) {
  const words = useWords();
  const { t } = words;
  const api = useApi();
  const basedOn = useOpenedAt();
  const [present, setPresent] = useState<Channel | null>(channel); // what the server has of it already
  const [refused, setRefused] = useState<CommandRefusal | null>(null);
  const taken = site.channels.map(({ id }) => id);
  const form = useOfficeForm({
    key: `office/channel/${channel?.id ?? ''}`,
    typed: channelFields,
    schema: channelSchema(present?.id ?? null, target, taken),
    saved: { ...(channel === null ? newChannel : formOf(channel)), ...nothingTyped },
    words: faultWords(words, channelProblems, (problem) => t(`office.notifications.problems.${problem}`)),
    isNew: channel === null,
    kept,
    refusal: refused,
    refusedAt: (refusal) => refusedTarget(words, refusal),
  });

  /* First the channel, then its address: a refused address leaves the sheet open, and the channel is there already. */
  async function save({ channel: made, entry }: MadeChannel): Promise<boolean> {
    setRefused(null);
    if (JSON.stringify(present) !== JSON.stringify(made)) {
      const isFirst = present === channel;
      const body = { type: 'saveChannel', channel: made, ...(isFirst ? { basedOn } : {}) } as const;
      if (!(await form.act.run(body))) return false;
      setPresent(made);
    }
    if (entry !== null) {
      const params = { id: made.id };
      const answer = await api.call(channelRoutes['POST /channels/:id/target'], { params, body: entry });
      if (!answer.ok) {
        setRefused(answer);
        return false;
      }
    }
    onClose();
    return true;
  }

  async function remove(): Promise<void> {
    if (present === null || !(await form.act.run({ type: 'removeChannel', channelId: present.id }))) return;
    form.discard();
    onClose();
  }

  return (
    <Sheet
      opened
      onClose={onClose}
      title={
        channel === null
          ? t('office.notifications.addTitle')
          : t('office.notifications.editTitle', { name: words.label(channel.name) })
      }
    >
      {present === null && (
        <FormChoice
          form={form}
          name="kind"
          label={`${t('office.notifications.kind')} · ${t('office.notifications.kindFixed')}`}
          columns={4}
          choices={channelKinds.map((kind) => ({ value: kind, word: t(`office.notifications.kinds.${kind}`) }))}
        />
      )}
      <div className={parts.pair}>
        <FormText form={form} name="zh" label={t('office.notifications.nameZh')} maxLength={60} />
        <FormText form={form} name="en" label={t('office.notifications.nameEn')} maxLength={60} />
      </div>
      <TargetFields form={form} target={target} />
      <div className={parts.pair}>
        <FormChecks
          form={form}
          name="audience"
          label={t('office.notifications.audience')}
          columns={2}
          choices={escalationRoles.map((role) => ({ value: role, word: t(`terms.roles.${role}`) }))}
        />
        <FormChoice
          form={form}
          name="language"
          label={t('office.notifications.language')}
          columns={2}
          choices={channelLanguages.map((language) => ({
            value: language,
            word: t(`office.notifications.languages.${language}`),
          }))}
        />
      </div>
      <FormSwitch
        form={form}
        name="enabled"
        label={t('office.notifications.state')}
        columns={2}
        on={t('office.notifications.on')}
        off={t('office.notifications.off')}
      />
      <RefusalNotice refusal={refused} />
      <FormEnd form={form} onSave={save} />
      {channel !== null && (
        <>
          <div className={parts.danger}>
            <DangerAction onConfirm={remove}>{t('office.notifications.remove')}</DangerAction>
          </div>
          <p className={parts.soft}>{t('office.notifications.removeText')}</p>
        </>
      )}
    </Sheet>
  );
}

/* What the server finds wrong with an address or a secret, at its field. */
function refusedTarget({ t }: Words, { code, params: { why } }: CommandRefusal) {
  const address = addressFaults.find((one) => one === why);
  const secret = secretFaults.find((one) => one === why);
  if (code === 'channel-address-refused' && address !== undefined)
    return { field: 'url', why: t(`office.notifications.addressFaults.${address}`) } as const;
  if (code === 'channel-secret-refused' && secret !== undefined)
    return { field: 'secret', why: t(`office.notifications.secretFaults.${secret}`) } as const;
  return null;
}

type TargetProps = { form: OfficeForm<ChannelFields, MadeChannel>; target: ChannelTarget | null };

/** Address and secret: typed here, kept by the server, and never shown again. */
function TargetFields({ form, target }: TargetProps) {
  const { t } = useWords();
  const secret = useField<string, ChannelFields, MadeChannel>({ form, name: 'secret' });
  const noSecret = useField<boolean, ChannelFields, MadeChannel>({ form, name: 'noSecret' });
  const { kind } = form.values;
  const host = target?.host ?? null;
  const isKept = target?.hasSecret === true && !noSecret.value;
  const setSecret = (typed: string, none = false) => {
    secret.onChange(typed);
    noSecret.onChange(none);
  };
  return (
    <>
      <FormText
        form={form}
        name="url"
        label={t('office.notifications.url')}
        maxLength={2_000}
        hint={host === null ? t('office.notifications.urlHint') : t('office.notifications.urlKept', { host })}
      />
      {kind === 'wecom' ? (
        <p className={parts.soft}>{t('office.notifications.secretHints.wecom')}</p>
      ) : (
        <div className={parts.tools}>
          <div data-grow>
            <TextField
              label={t('office.notifications.secret')}
              value={secret.value}
              fault={secret.fault}
              maxLength={200}
              hint={
                noSecret.value
                  ? t('office.notifications.secretRemoved')
                  : isKept
                    ? t('office.notifications.secretKept')
                    : t(`office.notifications.secretHints.${kind}`)
              }
              onChange={setSecret}
            />
          </div>
          {kind === 'webhook' && (
            <ActionButton onPress={() => setSecret(makeSecret())}>{t('office.notifications.secretMake')}</ActionButton>
          )}
          {kind !== 'webhook' && isKept && (
            <ActionButton onPress={() => setSecret('', true)}>{t('office.notifications.secretRemove')}</ActionButton>
          )}
        </div>
      )}
      {kind !== 'webhook' && <p className={parts.soft}>{t('office.notifications.keywordHint')}</p>}
    </>
  );
}
