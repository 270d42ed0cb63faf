import { channelRoutes } from '@cordon/protocol/wire/http/channels.ts';
import { useState } from 'react';
import { escalationRoles } from '@cordon/protocol/alert/policy.ts';
import { type Channel, channelKinds, channelLanguages } from '@cordon/protocol/site/channel.ts';
import type { SiteState } from '@cordon/protocol/site/state.ts';
import type { ChannelTarget } from '@cordon/protocol/wire/notify.ts';
import { useApi } from '../../../api/api.ts';
import { useWords } from '../../../i18n/words.tsx';
import type { CommandRefusal } from '../../../outbox/items.ts';
import { useCommand } from '../../../outbox/use-command.ts';
import { useDraft } from '../../../steps/drafts/use-draft.tsx';
import { PrimaryAction } from '../../../ui/buttons/button.tsx';
import { DangerAction } from '../../../ui/buttons/danger.tsx';
import { CheckTiles, ChoiceTiles } from '../../../ui/choose/tiles.tsx';
import { TextField } from '../../../ui/fields/fields.tsx';
import { RefusalNotice } from '../../../ui/page/notice.tsx';
import { Sheet } from '../../../ui/sheet/sheet.tsx';
import parts from '../parts/parts.module.css';
import { useOpenedAt } from '../parts/site-version.ts';
import { channelForm, formOf, newChannel, nothingTyped, readChannel } from './channel-form.ts';
import { TargetFields } from './target-fields.tsx';

type Props = { site: SiteState; channel: Channel | null; target: ChannelTarget | null; onClose: () => void };

export function ChannelSheet({ site, channel, target, onClose }: Props) {
  const words = useWords();
  const { t } = words;
  const api = useApi();
  const act = useCommand();
  const basedOn = useOpenedAt();
  const initial = channel === null ? newChannel : formOf(channel);
  const form = useDraft(`office/channel/${channel?.id ?? ''}`, channelForm, initial);
  const [typed, setTyped] = useState(nothingTyped);
  const [saved, setSaved] = useState<Channel | null>(channel); // what the server has of it already
  const [refused, setRefused] = useState<CommandRefusal | null>(null);
  const { value, change } = form;
  const taken = site.channels.map(({ id }) => id);
  const read = readChannel(value, saved?.id ?? null, typed, target, taken);

  /* First the channel, then its address: a refused address leaves the sheet open, and the channel is there already. */
  async function save(): Promise<void> {
    if (!read.ok) return;
    if (JSON.stringify(saved) !== JSON.stringify(read.channel)) {
      const isFirst = saved === channel;
      const body = { type: 'saveChannel', channel: read.channel, ...(isFirst ? { basedOn } : {}) } as const;
      if (!(await act.run(body))) return;
      setSaved(read.channel);
    }
    if (read.entry !== null) {
      const params = { id: read.channel.id };
      const answer = await api.call(channelRoutes['POST /channels/:id/target'], { params, body: read.entry });
      if (!answer.ok) return setRefused(answer);
    }
    form.drop();
    onClose();
  }

  async function remove(): Promise<void> {
    if (saved === null || !(await act.run({ type: 'removeChannel', channelId: saved.id }))) return;
    form.drop();
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
      {saved === null && (
        <ChoiceTiles
          label={`${t('office.notifications.kind')} · ${t('office.notifications.kindFixed')}`}
          value={value.kind}
          columns={4}
          onChange={(kind) => {
            change({ kind });
          }}
          choices={channelKinds.map((kind) => ({ value: kind, word: t(`office.notifications.kinds.${kind}`) }))}
        />
      )}
      <div className={parts.pair}>
        <TextField
          label={t('office.notifications.nameZh')}
          value={value.zh}
          maxLength={60}
          onChange={(zh) => {
            change({ zh });
          }}
        />
        <TextField
          label={t('office.notifications.nameEn')}
          value={value.en}
          maxLength={60}
          onChange={(en) => {
            change({ en });
          }}
        />
      </div>
      <TargetFields
        kind={value.kind}
        target={target}
        typed={typed}
        refused={refused}
        onChange={(to) => {
          setTyped({ ...typed, ...to });
          setRefused(null);
        }}
      />
      <div className={parts.pair}>
        <CheckTiles
          label={t('office.notifications.audience')}
          values={value.audience}
          columns={2}
          onChange={(audience) => {
            change({ audience });
          }}
          choices={escalationRoles.map((role) => ({ value: role, word: t(`terms.roles.${role}`) }))}
        />
        <ChoiceTiles
          label={t('office.notifications.language')}
          value={value.language}
          columns={2}
          onChange={(language) => {
            change({ language });
          }}
          choices={channelLanguages.map((language) => ({
            value: language,
            word: t(`office.notifications.languages.${language}`),
          }))}
        />
      </div>
      <ChoiceTiles
        label={t('office.notifications.state')}
        value={value.enabled ? 'on' : 'off'}
        columns={2}
        onChange={(to) => {
          change({ enabled: to === 'on' });
        }}
        choices={[
          { value: 'on', word: t('office.notifications.on') },
          { value: 'off', word: t('office.notifications.off'), tone: 'hold' },
        ]}
      />
      <RefusalNotice refusal={act.refusal} onDismiss={act.dismiss} />
      <RefusalNotice refusal={refused} />
      <PrimaryAction
        disabled={!read.ok}
        why={read.ok ? undefined : t(`office.notifications.problems.${read.problem}`)}
        onPress={save}
      >
        {t('office.save')}
      </PrimaryAction>
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
