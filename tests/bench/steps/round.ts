import { peers, runPeer } from '../peers/peers.ts';
import type { Amounts, Fsync } from './amounts.ts';
import { startEcho } from './echo/echo.ts';
import { type LimitFigures, runLimit, runPlainWrites } from './limit/limit.ts';
import type { Recording } from './limit/recording.ts';
import type { Load } from './load/load.ts';
import type { OrderFaults } from './load/order.ts';
import { type Measured, startProduct, visitsFor } from './product.ts';

export type Round = { figures: Record<string, number>; acknowledged: number; order: OrderFaults };

const million = 1_000_000;

export type RoundParts = { amounts: Amounts; fsync: Fsync; recording: Recording | null };

/** The limit comes first and last, so that a machine that slows down meanwhile shows. */
export async function runRound(load: Load, { amounts, fsync, recording }: RoundParts): Promise<Round> {
  const limit = async () => (recording === null ? null : runLimit(load, fsync, recording));
  const first = await limit();
  const product = await runProduct(load, amounts, fsync);
  const echoes = amounts.parts.includes('echo') ? await runEchoes(load, amounts, product.figures) : {};
  const beside = amounts.parts.includes('peers') ? await runPeers(load, amounts, fsync, product.figures) : {};
  const last = await limit();
  const limits = first === null || last === null ? {} : limitFigures(first, last, product.figures);
  const writes = recording === null ? {} : await plainWrites(load, amounts, fsync, product.figures);
  return { ...product, figures: { ...product.figures, ...echoes, ...beside, ...limits, ...writes } };
}

function limitFigures(
  first: LimitFigures,
  last: LimitFigures,
  { perSecond = 0, redisCpuUs = 0 }: Record<string, number>,
) {
  const limit = (first.perSecond + last.perSecond) / 2;
  const cpu = (first.redisCpuUs + last.redisCpuUs) / 2;
  return {
    limitPerSecond: limit,
    limitDrift: last.perSecond / first.perSecond,
    limitRedisCpuUs: cpu,
    limitLoadCpuUs: (first.loadCpuUs + last.loadCpuUs) / 2,
    shareOfLimit: perSecond / limit,
    redisCpuToLimit: redisCpuUs / cpu,
  };
}

/** A peer whose database is not installed has no figures. */
async function runPeers(load: Load, amounts: Amounts, fsync: Fsync, { perSecond = 0 }: Record<string, number>) {
  const figures: Record<string, number> = {};
  for (const name of peers) {
    const rate = await runPeer(load, amounts, fsync, name);
    if (rate === null) continue;
    figures[`${name}PerSecond`] = rate;
    figures[`to${name.charAt(0).toUpperCase()}${name.slice(1)}`] = perSecond / rate;
  }
  return figures;
}

async function plainWrites(load: Load, { steps }: Amounts, fsync: Fsync, product: Record<string, number>) {
  const { redisBytesIn = 0, redisCpuUs = 0 } = product;
  const plain = await runPlainWrites(load, fsync, redisBytesIn, steps);
  return {
    setPerSecond: plain.perSecond,
    setRedisCpuUs: plain.redisCpuUs,
    redisCpuToSet: redisCpuUs / plain.redisCpuUs,
  };
}

async function runProduct(load: Load, amounts: Amounts, fsync: Fsync): Promise<Round> {
  const { steps, warmUp, perSecond, openSeconds, tablets, followers } = amounts;
  const counts = [warmUp, steps, perSecond * openSeconds, steps];
  const visits = counts.reduce((sum, count) => sum + visitsFor(count, tablets), 0);
  const product = await startProduct(load, { fsync, tablets, followers, visits });
  const joined = await product.connect();
  await product.steps(warmUp, null);
  const most = await product.steps(steps, null);
  const rate = most.count / most.seconds;
  const ws = amounts.parts.includes('echo') ? await startEcho(load, 'ws', 1, '') : null;
  const beside = { echo: ws?.url ?? null };
  const low = await product.steps(perSecond * openSeconds, perSecond, beside);
  const half = rate / 2;
  const high = await product.steps(Math.min(steps, Math.round(half * openSeconds)), half, beside);
  await ws?.stop();
  const { acknowledged, faults } = await product.judge();
  await product.stop();
  const figures = {
    perSecond: rate,
    ...timesOf('', most),
    serverCpuUs: most.serverCpu * million,
    redisCpuUs: most.redisCpu * million,
    redisBytesIn: most.redisBytesIn,
    redisBytesOut: most.redisBytesOut,
    loadCpuUs: (most.cpuSeconds / most.count) * million,
    throttled: most.throttled + low.throttled + high.throttled,
    ...timesOf('low', low),
    highPerSecond: half,
    ...timesOf('high', high),
    snapshotMs: joined.snapshotMs,
    snapshotBytes: joined.snapshotBytes,
  };
  return { figures: { ...figures, ...(ws !== null && besideOf({ low, high })) }, acknowledged, order: faults };
}

function besideOf({ low, high }: { low: Measured; high: Measured }): Record<string, number> {
  return {
    lowWsBesideP99Ms: low.echoed.p99,
    lowAckToWsBeside: low.ms.p99 / low.echoed.p99,
    highWsBesideP99Ms: high.echoed.p99,
    highAckToWsBeside: high.ms.p99 / high.echoed.p99,
  };
}

/** From asking to the acknowledgement, and until each follower has seen it. @param when in front of each name */
function timesOf(when: '' | 'low' | 'high', { ms, seen }: Measured): Record<string, number> {
  const name = (text: string): string => (when === '' ? text : when + text.charAt(0).toUpperCase() + text.slice(1));
  return {
    [name('ackP50Ms')]: ms.p50,
    [name('ackP99Ms')]: ms.p99,
    [name('seenP99Ms')]: seen.p99,
    [name('seenToAck')]: seen.p99 / ms.p99,
  };
}

/** The transport alone, with as many connections, and at the same rates as the product. */
async function runEchoes(
  load: Load,
  amounts: Amounts,
  product: Record<string, number>,
): Promise<Record<string, number>> {
  const { tablets, echoes, perSecond, openSeconds } = amounts;
  const { serverCpuUs = 0, highPerSecond = 0, lowAckP99Ms = 0, highAckP99Ms = 0 } = product;
  const perSecondOfProduct = highPerSecond * 2;
  const text = JSON.stringify({ text: 'x'.repeat(400) });
  const socketIo = await startEcho(load, 'socket.io', tablets, text);
  await socketIo.run(echoes / 4, null);
  const acknowledged = await socketIo.run(echoes, null);
  const atRate = await socketIo.run(Math.round((perSecondOfProduct * openSeconds) / 2), perSecondOfProduct);
  await socketIo.stop();
  const ws = await startEcho(load, 'ws', tablets, text);
  await ws.run(echoes / 4, null);
  const bare = await ws.run(echoes, null);
  const low = await ws.run(perSecond * openSeconds, perSecond);
  const high = await ws.run(Math.round(highPerSecond * openSeconds), highPerSecond);
  await ws.stop();
  return {
    socketIoPerSecond: acknowledged.count / acknowledged.seconds,
    socketIoCpuUs: acknowledged.serverCpu * million,
    cpuToSocketIo: serverCpuUs / (acknowledged.serverCpu * million),
    socketIoAtRateCpuUs: atRate.serverCpu * million,
    cpuToSocketIoAtRate: serverCpuUs / (atRate.serverCpu * million),
    wsPerSecond: bare.count / bare.seconds,
    lowWsP99Ms: low.ms.p99,
    lowAckToWs: lowAckP99Ms / low.ms.p99,
    highWsP99Ms: high.ms.p99,
    highAckToWs: highAckP99Ms / high.ms.p99,
  };
}
