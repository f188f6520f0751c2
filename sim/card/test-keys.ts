// TEST KEYS. RSA-2048, made for this simulator and published here: they protect nothing and must never be trusted.

/** Signs every simulated certificate, whatever issuer it names. PKCS #8 DER as base64. */
export const testCaPrivateKey = [
  'MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQC80IZJvl9DdfWAVkfgw/XDv27GOZDsKGLMumUhoQjtUYV3Hl/O',
  'VHz1MBLX2SS52Yu3PSP8CTZ35joQ4dzuPrIghU4ORkWq0FTAN+efq9UF7OwOdyoCxK/t01b5iD1APXx1x+szXyPbdNwZdkz8G+dl',
  'FolvmLs1feCK4A6z24Tr1rdMRJB4CjtEUbjX8Bp6xU7+gkRpDY/l8ak0p6umPeRZsnidNNqRFI8EmEjilHyQgRbxsHJ04RFaiUH6',
  'fRPdexR1A4u6hcCscCOMCNOyrtYy8E3OwjB/9/ElBqOKRG1g6Pmdcl0RA8YGcx3DvgSRLXHhkLvKt+Em9QrmVkCvpt+RAgMBAAEC',
  'ggEADoe4C9kA/QCo/sI1CBagdTrIQCwqK0hM2R8vfOvm81dij1kIq6jMEHTNgGubFEvJ4RUtDZ5aYRX4Kjgtb66mt9K2X+oXvqZH',
  'XV73/c1ECI+T12Wjd6DR/pn0z6FkwEqzBx/WSWblDCSFMxbr4/tUPm7ibvJ4lqxcESfercfjBeCHaIJ/7VzeKYKCwBdCzovNTh3C',
  'HT05BZVDIqFYsvVXtz6yPWY/nk4frMTvpkm4Bwo/WeQHhFLOSSL+fflVkYOsbS1yiV+JQGqUZxFbaucwIRQ3W1sS/1XTIuQKlY1S',
  'me/dNC/WkYm/0Rwt91WW+q89SOuG144xDgzMCje2AAC+uQKBgQDokZpVc2MWtlC4pxdIXoLhEcaB4FyCooXG18ZgDr3Dfu0bFtzn',
  'JkpyghtUa2iKQ13xc9M9/94kvqUeotFqaqa5HQgUR33dLvjZSx7txAju8rR9YkD7GACAGr9zNc/IoU9dD8YLqyE3Ki+Moj1btgEH',
  'jyQfLZUZnRCzPWj5FFj+eQKBgQDP1mqHxhU+3frLfAPdIPFhTwubGAUQmRU9NYKxvIpNm4KFoFvFBSTIJXCkvHCdWSWjopUCpNlF',
  'Ob1QJVUGlMgjsXpceSzmFm0T2CutVa2v28tigAm6UyukmdyewlejqbfRrvnFRQCB3EH9T8rkcl58JKlLWYqTzWJrI12PzSnD2QKB',
  'gFcRA31QGF2NXYTzkQTX1RmbhPxkWV3SqFB7wVl+y04f+3YzxfmHXUGnMcIV/+obNFVLbl78plaNRNXGUK4NRWNx2e91oEoo5qK6',
  'u9Z5mHqURDvYh8k5AB71ZI0mLSbINST63cLKi0HSukBlEKF/7ry8uuItN2+CXJktuVneYz7JAoGBALo/Uf3T42wP7lP1EV1SzRw/',
  'go38i2VhWWgdkL4H0ARV7DQlDLfUsS5uZrApcd1/arxl0JSq900SvfSZT8VzBJr/y0AdEsAprpvO5u0Qz3G9TFg7lvwS1hROESdv',
  'zquKRoCwBYHjIN4+bCA9JftsBgHHtLIiTo2+yohqC8j2uIuZAoGBANQu196cnlgY7XSuw4yQScsh3WfsFbsmflHJFpJ0xYqaamRg',
  'KUWRffgGY3TrK6tFx8UW6sZBf8zbzp5hRjh87M9fdyUBDns1vZo4JneTp3qPzeu0M7q0UhSMLG0ZBvbJizZChl6CUyX343bHgc3H',
  'ntAUQZEarm/h88bPGhSqxF7D',
].join('');

/** Verifies every simulated certificate. SubjectPublicKeyInfo DER as base64. */
export const testCaPublicKey = [
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAvNCGSb5fQ3X1gFZH4MP1w79uxjmQ7ChizLplIaEI7VGFdx5fzlR89TAS',
  '19kkudmLtz0j/Ak2d+Y6EOHc7j6yIIVODkZFqtBUwDfnn6vVBezsDncqAsSv7dNW+Yg9QD18dcfrM18j23TcGXZM/BvnZRaJb5i7',
  'NX3giuAOs9uE69a3TESQeAo7RFG41/AaesVO/oJEaQ2P5fGpNKerpj3kWbJ4nTTakRSPBJhI4pR8kIEW8bBydOERWolB+n0T3XsU',
  'dQOLuoXArHAjjAjTsq7WMvBNzsIwf/fxJQajikRtYOj5nXJdEQPGBnMdw74EkS1x4ZC7yrfhJvUK5lZAr6bfkQIDAQAB',
].join('');

/** The public key in every authentication certificate; its private half was thrown away. */
export const testAuthenticationKey = [
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAwmI18819z+s9ODR5aCudieUdCfgPWBPPgVIz4m2vJJvmqJHHD9zOF9Ow',
  'e9qsyQz4Xgbi3LbP0CudQX39Ngv58UtCepkss7EaD2OYOISn2Y8mRpghmdjNYAHXtV27IJ9KHwC2Xv0wboKziG1SIjtZIdUiS8bu',
  '8+Qetb09o9B1NB2MNPbczrBYXt12kmg4WB/errKmoZO/fnZnpD05NID6AVRTUN3NY1M2f4RhQmTJXzytjnJ/+pvM+mE6yvBXddnR',
  'wS7aKwtdyi9BDFKHJRFvgsGC2WaEAsv77Hu9nPMtpYREjTFN5nGQOhTQxnkgpKlzIxryDzteZA4i1sX+XbeoCQIDAQAB',
].join('');

/** The public key in every signing certificate; its private half was thrown away. */
export const testSigningKey = [
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA2484L+zkd5C69+Wjfxoxh5HHWUaaaxI9//wxJnQxebzLGPdRj0/ikAnj',
  'pFCZBiA5nrC4fLS1l8+f1np7Y5ULaM7JM1VALdxslD97gmtGdPVGZh0JRQNhUxbQum+L4g81/iXgMqKpab9Wv4P5WL4y4Cjtu95h',
  '11ZW+fV7EzwqvOmBJaZOnQQpogM7K3okiEEieatg+jT26h+mKlug4O5kxuCCedFhA+vm+y3t+Z9BeSFGEaxo7S9v9r6MtpXg7NVt',
  '447sn01QyGEwFyF75gExsMWPDpeTqlTb2Uh5cxukW1kaQKT2wFKodtwDIY4S5UFKszvWonrwMgAV1jdPKd60CwIDAQAB',
].join('');
