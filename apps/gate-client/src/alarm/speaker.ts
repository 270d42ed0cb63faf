import { createStore, type StoreApi } from 'zustand';
import type { Speaker } from './bell.ts';
import { type Pattern, patterns, vibrationOf } from './patterns.ts';

/** Browsers make no sound before somebody has touched the page. */
export type SpeakerState = 'locked' | 'ready';

export type DeviceSpeaker = Speaker & {
  state: StoreApi<SpeakerState>;
  unlock(): void; // within a tap or a key press
  close(): void;
};

const loudness = 0.4; // of 1
const edgeS = 0.012; // a tone that begins and ends at once clicks

/** Tones by Web Audio, made on the spot: there are no files to load, and none that could be missing. */
export function createSpeaker(): DeviceSpeaker {
  const state = createStore<SpeakerState>()(() => 'locked');
  let context: AudioContext | null = null;
  let output: GainNode | null = null;

  function unlock(): void {
    context ??= new AudioContext();
    const opened = context;
    const tell = () => {
      state.setState(opened.state === 'running' ? 'ready' : 'locked', true);
    };
    opened.addEventListener('statechange', tell);
    void opened.resume().then(tell, () => undefined); // a device without sound stays locked, and says so
  }

  // Whoever has just signed in has touched the page.
  if (navigator.userActivation?.hasBeenActive) unlock();

  return {
    state,
    unlock,
    play(name) {
      vibrate(vibrationOf(name));
      if (context?.state !== 'running') return;
      output?.disconnect();
      output = sound(context, patterns[name]);
    },
    hush() {
      vibrate([0]);
      output?.disconnect();
      output = null;
    },
    close() {
      void context?.close();
      context = null;
    },
  };
}

function sound(context: AudioContext, { hertz, pulses }: Pattern): GainNode {
  const output = context.createGain();
  output.connect(context.destination);
  const begin = context.currentTime + 0.02;
  for (const { atMs, lengthMs } of pulses) {
    const [from, to] = [begin + atMs / 1000, begin + (atMs + lengthMs) / 1000];
    const gain = context.createGain();
    gain.gain.setValueAtTime(0, from);
    gain.gain.linearRampToValueAtTime(loudness, from + edgeS);
    gain.gain.setValueAtTime(loudness, to - edgeS);
    gain.gain.linearRampToValueAtTime(0, to);
    gain.connect(output);
    for (const harmonic of [1, 2, 3]) {
      const tone = context.createOscillator();
      tone.type = harmonic === 1 ? 'triangle' : 'sine';
      tone.frequency.value = hertz * harmonic;
      tone.connect(gain);
      tone.start(from);
      tone.stop(to);
    }
  }
  return output;
}

function vibrate(pattern: number[]): void {
  if ('vibrate' in navigator && navigator.userActivation?.hasBeenActive) navigator.vibrate(pattern);
}
