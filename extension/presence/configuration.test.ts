import { beforeEach, expect, it, vi } from 'vitest';
import type { ServerConfig } from '../../server/contract/api.ts';
import { MisfitError } from '../server/misfit-error.ts';
import { ServerError } from '../server/server-error.ts';
import { type Configuration, createConfiguration } from './configuration.ts';

const configOf = (tag: string): ServerConfig => ({
  identity: { kind: 'local' },
  channels: { key: 'key', cluster: null, host: null, port: null, tls: false },
  push: { vapidPublicKey: '' },
  tag,
});
const fetchConfig = vi.fn(async () => configOf('one'));
const onConfig = vi.fn();
const onMisfit = vi.fn();
let configuration: Configuration;

beforeEach(() => {
  vi.clearAllMocks();
  configuration = createConfiguration(fetchConfig, onConfig, onMisfit);
});

it('is asked for until a connection has come about by it, and again where none does', async () => {
  await configuration.get();
  configuration.prove(await configuration.get());
  await configuration.get();
  expect([fetchConfig, onConfig].map(({ mock }) => mock.calls.length)).toEqual([2, 2]);
  configuration.forget();
  await configuration.get();
  expect(fetchConfig).toHaveBeenCalledTimes(3);
});

it('is asked for at once where the server says that it is another now', async () => {
  configuration.prove(configOf('one'));
  await configuration.check('one');
  expect(fetchConfig).not.toHaveBeenCalled();
  fetchConfig.mockResolvedValueOnce(configOf('two'));
  await configuration.check('two');
  expect(onConfig).toHaveBeenCalledExactlyOnceWith(configOf('two'));
});

it('is asked for with the next connection where it could not be had', async () => {
  configuration.prove(configOf('one'));
  fetchConfig.mockRejectedValueOnce(new ServerError('No.', null, null));
  await configuration.check('two');
  await configuration.get();
  expect(fetchConfig).toHaveBeenCalledTimes(2);
});

it('is tried at once, and said, where this version does not go together with the next', async () => {
  configuration.prove(configOf('one'));
  fetchConfig.mockRejectedValueOnce(new MisfitError());
  await configuration.check('two');
  expect(onMisfit).toHaveBeenCalledOnce();
});

it('is told to nobody where another server is asked meanwhile', async () => {
  const answer = Promise.withResolvers<ServerConfig>();
  fetchConfig.mockReturnValueOnce(answer.promise);
  const asked = configuration.get();
  configuration.forget();
  answer.resolve(configOf('one'));
  await asked;
  expect(onConfig).not.toHaveBeenCalled();
});
