/**
 * The public key that fixes the extension's id in Chrome (manifest `key`). Anyone may know it; only
 * whoever holds its private half could sign a package for this id.
 */
export const EXTENSION_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAtyICAvBCAiAO2WYHqnT9OR24Khm6Jhq9N15hrOfd0nDlEr4qNgQyayWBHyAqHVDEfcMD+1IsxFBIWF+sD9gkWh71LV8oIHwpC8X1tFa4WGRvqFtJpqKdUBnYBul9QFUe4b18BNEpSXB0Zsyit5+yYNkW3HUeDB6MVP8AjWsONe1EorxmKcouNGV6NGT0E20NvoWP8URefQT0EP9qn2Wd4KVl99+LeUullZniAdrTri3faD6KjCYm2PzFNfl0iNqCJ5Wz64pbpBj5ZydNN5hFgxld4bcEflcVtChhLxlrNIfr9MjTyoH/48obhkp/2+miEjzATl1hzim36kGd4Tl1wQIDAQAB';

/** The id that Chrome derives from {@link EXTENSION_KEY}: SHA-256, first 16 bytes, written in a–p. */
export const EXTENSION_ID = 'fcmaipbfammoioaciannmmgafngkgjfl';

/** The origin of the built extension's worker and popup, allowed by the server unless configured. */
export const EXTENSION_ORIGIN = `chrome-extension://${EXTENSION_ID}`;
