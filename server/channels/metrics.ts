import type { ChannelsFigures } from './app/figures.ts';

/** What a process uses of its machine. */
export interface ProcessUsage {
  cpuSeconds: number;
  residentBytes: number;
  /** How late the event loop was, of 99 in 100 looks since the last metrics. */
  lagSeconds: number;
}

/** In the text format of Prometheus. https://prometheus.io/docs/instrumenting/exposition_formats/ */
export function metricsText(figures: ChannelsFigures, usage: ProcessUsage): string {
  return [
    ...metric('channels_connections', 'gauge', 'Open connections.', figures.connections),
    ...metric('channels_occupied', 'gauge', 'Channels that somebody is on.', figures.channels),
    ...metric('channels_subscriptions', 'gauge', 'Subscriptions.', figures.subscriptions),
    ...metric('channels_members', 'gauge', 'Members of presence channels.', figures.members),
    ...metric(
      'channels_deliveries_total',
      'counter',
      'Deliveries to one connection each; what is said together is one.',
      figures.deliveries,
    ),
    ...metric('process_cpu_seconds_total', 'counter', 'CPU time.', usage.cpuSeconds),
    ...metric('process_resident_memory_bytes', 'gauge', 'Resident memory.', usage.residentBytes),
    ...metric(
      'nodejs_eventloop_lag_p99_seconds',
      'gauge',
      'How late the event loop was.',
      usage.lagSeconds,
    ),
    '',
  ].join('\n');
}

function metric(name: string, type: 'gauge' | 'counter', help: string, value: number): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, `${name} ${value}`];
}
