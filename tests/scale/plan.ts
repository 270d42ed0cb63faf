import type { Cost } from './cost.ts';
import type { SitesFigures } from './sites.ts';

/** So many sites, each with a server of its own (one process), all at one kind of Redis. */
export type Load = {
  sites: number;
  devicesOfSite: number;
  visitsOfNight: number;
  stepsOfVisit: number;
  busySeconds: number; // in which a night's steps are done
  peak: number; // how many times more in the busiest minute
};

/** What is asked of the machines. Cores are those of this machine's kind. */
export type Plan = {
  devices: number;
  stepsAtPeak: number; // a second, of all sites
  serverGb: number;
  serverCores: number; // at peak
  redisCores: number; // at peak, of all sites together
  redisConnections: number;
  redisLogMbOfDay: number; // written by sites that nobody uses
  redisGbOfYear: number; // memory that grows: visits, events and receipts of a year, nothing archived
  sitesOfRedisByConnections: number;
  sitesOfRedisByCpu: number;
};

/** The number of clients that a Redis takes unless it is told otherwise (maxclients). */
const redisClients = 10_000;
/** A core of Redis that is busier than this makes everybody wait. */
const redisCpuAtMost = 0.7;
const nightsOfYear = 365;
const secondsOfDay = 86_400;

export const thousandSites: Load = {
  sites: 1_000,
  devicesOfSite: 100,
  visitsOfNight: 46,
  stepsOfVisit: 40,
  busySeconds: 4 * 3_600,
  peak: 5,
};

/** Measured costs times how many there are: on paper, no more than that. */
export function planFor(load: Load, cost: Cost, idle: SitesFigures): Plan {
  const { sites, devicesOfSite, visitsOfNight, stepsOfVisit, busySeconds, peak } = load;
  const stepsOfNight = visitsOfNight * stepsOfVisit;
  const stepsAtPeak = (stepsOfNight / busySeconds) * peak; // of one site
  const redisCpuOfSite = idle.redisCpu + (stepsAtPeak * cost.redisStepMs) / 1_000;
  const followersCpu = cost.idleCpu * (devicesOfSite / cost.followers);
  const stepMs = cost.stepMs + (cost.stepOfAllMs - cost.stepMs) * (devicesOfSite / cost.followers);
  return {
    devices: sites * devicesOfSite,
    stepsAtPeak: stepsAtPeak * sites,
    serverGb: (sites * (idle.serverMb + (devicesOfSite * cost.followerKb) / 1_024)) / 1_024,
    serverCores: sites * (followersCpu + (stepsAtPeak * stepMs) / 1_000),
    redisCores: sites * redisCpuOfSite,
    redisConnections: sites * idle.redisConnections,
    redisLogMbOfDay: (sites * idle.logBytes * secondsOfDay) / 1e6,
    redisGbOfYear: (sites * nightsOfYear * visitsOfNight * (cost.visitBytes + stepsOfVisit * cost.stepBytes)) / 1e9,
    sitesOfRedisByConnections: Math.floor(redisClients / idle.redisConnections),
    sitesOfRedisByCpu: Math.floor(redisCpuAtMost / redisCpuOfSite),
  };
}
