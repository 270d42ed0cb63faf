import type { ChannelKind } from '@cordon/protocol/site/channel.ts';
import { addressFaults, type ChannelTarget, secretFaults } from '@cordon/protocol/wire/notify.ts';
import { useWords } from '../../../i18n/words.tsx';
import type { CommandRefusal } from '../../../outbox/items.ts';
import { ActionButton } from '../../../ui/buttons/button.tsx';
import { TextField } from '../../../ui/fields/fields.tsx';
import parts from '../parts/parts.module.css';
import { makeSecret, type TypedTarget } from './channel-form.ts';

type Props = {
  kind: ChannelKind;
  target: ChannelTarget | null;
  typed: TypedTarget;
  refused: CommandRefusal | null;
  onChange: (typed: Partial<TypedTarget>) => void;
};

/** Address and secret: typed here, kept by the server, and never shown again. */
export function TargetFields({ kind, target, typed, refused, onChange }: Props) {
  const { t } = useWords();
  const why = refused?.params['why'];
  const urlFault = refused?.code === 'channel-address-refused' ? addressFaults.find((one) => one === why) : undefined;
  const secretFault = refused?.code === 'channel-secret-refused' ? secretFaults.find((one) => one === why) : undefined;
  const host = target?.host ?? null;
  const isKept = target?.hasSecret === true && !typed.noSecret;
  return (
    <>
      <TextField
        label={t('office.notifications.url')}
        value={typed.url}
        maxLength={2_000}
        hint={host === null ? t('office.notifications.urlHint') : t('office.notifications.urlKept', { host })}
        fault={urlFault === undefined ? null : t(`office.notifications.addressFaults.${urlFault}`)}
        onChange={(url) => {
          onChange({ url });
        }}
      />
      {kind === 'wecom' ? (
        <p className={parts.soft}>{t('office.notifications.secretHints.wecom')}</p>
      ) : (
        <div className={parts.tools}>
          <div data-grow>
            <TextField
              label={t('office.notifications.secret')}
              value={typed.secret}
              maxLength={200}
              hint={
                typed.noSecret
                  ? t('office.notifications.secretRemoved')
                  : isKept
                    ? t('office.notifications.secretKept')
                    : t(`office.notifications.secretHints.${kind}`)
              }
              fault={secretFault === undefined ? null : t(`office.notifications.secretFaults.${secretFault}`)}
              onChange={(secret) => {
                onChange({ secret, noSecret: false });
              }}
            />
          </div>
          {kind === 'webhook' && (
            <ActionButton onPress={() => onChange({ secret: makeSecret() })}>
              {t('office.notifications.secretMake')}
            </ActionButton>
          )}
          {kind !== 'webhook' && isKept && (
            <ActionButton onPress={() => onChange({ secret: '', noSecret: true })}>
              {t('office.notifications.secretRemove')}
            </ActionButton>
          )}
        </div>
      )}
      {kind !== 'webhook' && <p className={parts.soft}>{t('office.notifications.keywordHint')}</p>}
    </>
  );
}
