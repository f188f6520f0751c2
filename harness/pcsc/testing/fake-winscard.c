/* A PC/SC library with one reader and one card, whose types are those of winscard.h on Windows (WINDOWS) or of
   pcsclite.h on macOS (MACOS). It gives an error for every argument that did not arrive as it was meant. */
#include <stdint.h>
#include <string.h>

typedef int32_t LONG;
typedef uint32_t DWORD;
#ifdef WINDOWS
typedef uintptr_t SCARDHANDLE;
typedef uint16_t CHAR;
#define TEXT(name) name##W
#define ATR_ROOM 36
#define CONTEXT ((SCARDHANDLE)0xFEDCBA9876543210u)
#define CARD ((SCARDHANDLE)0x8000000000000001u)
static const CHAR reader[] = u"Leser \u00c4\u263a 00 00";
#else
typedef int32_t SCARDHANDLE;
typedef char CHAR;
#define TEXT(name) name
#define ATR_ROOM 33
#define CONTEXT ((SCARDHANDLE)0x80000001)
#define CARD ((SCARDHANDLE)0x80000002)
static const CHAR reader[] = u8"Leser \u00c4\u263a 00 00";
#pragma pack(1)
#endif

typedef struct {
  const CHAR *szReader;
  void *pvUserData;
  DWORD dwCurrentState, dwEventState, cbAtr;
  unsigned char rgbAtr[ATR_ROOM];
} SCARD_READERSTATE;
#pragma pack()

typedef struct {
  DWORD dwProtocol, cbPciLength;
} SCARD_IO_REQUEST;
const SCARD_IO_REQUEST g_rgSCardT0Pci = {1, sizeof(SCARD_IO_REQUEST)};
const SCARD_IO_REQUEST g_rgSCardT1Pci = {2, sizeof(SCARD_IO_REQUEST)};

#define SUCCESS 0
#define INVALID_HANDLE ((LONG)0x80100003)
#define INVALID_PARAMETER ((LONG)0x80100004)
#define UNKNOWN_READER ((LONG)0x80100009)
#define REMOVED ((LONG)0x80100069)

static const unsigned char atr[] = {0x3B, 0x80, 0x01, 0x81};
static int transactions = 0, gone = 0;

static int named(const CHAR *name) { return memcmp(name, reader, sizeof reader) == 0; }

LONG SCardEstablishContext(DWORD scope, const void *a, const void *b, SCARDHANDLE *context) {
  if (scope != 2 || a || b) return INVALID_PARAMETER;
  *context = CONTEXT;
  return SUCCESS;
}

LONG TEXT(SCardListReaders)(SCARDHANDLE context, const CHAR *groups, CHAR *names, DWORD *length) {
  const DWORD needed = sizeof reader / sizeof *reader + 1;
  if (context != CONTEXT) return INVALID_HANDLE;
  if (groups || *length < needed) return INVALID_PARAMETER;
  memcpy(names, reader, sizeof reader);
  names[needed - 1] = 0;
  *length = needed;
  return SUCCESS;
}

LONG TEXT(SCardGetStatusChange)(SCARDHANDLE context, DWORD ms, SCARD_READERSTATE *state, DWORD count) {
  if (context != CONTEXT) return INVALID_HANDLE;
  if (count != 1 || ms > 60000 || state->pvUserData || !named(state->szReader)) return INVALID_PARAMETER;
  state->dwEventState = 2 | (gone ? 0x10 : 0x20);
  state->cbAtr = sizeof atr;
  memcpy(state->rgbAtr, atr, sizeof atr);
  return SUCCESS;
}

LONG TEXT(SCardConnect)(SCARDHANDLE context, const CHAR *name, DWORD share, DWORD protocols, SCARDHANDLE *card,
                        DWORD *protocol) {
  if (context != CONTEXT) return INVALID_HANDLE;
  if (!named(name)) return UNKNOWN_READER;
  if (share != 2 || protocols != 3) return INVALID_PARAMETER;
  *card = CARD;
  *protocol = 2;
  return SUCCESS;
}

LONG SCardBeginTransaction(SCARDHANDLE card) {
  transactions++;
  return card == CARD ? SUCCESS : INVALID_HANDLE;
}

LONG TEXT(SCardStatus)(SCARDHANDLE card, CHAR *names, DWORD *length, DWORD *state, DWORD *protocol,
                       unsigned char *bytes, DWORD *count) {
  if (card != CARD) return INVALID_HANDLE;
  if (*length * sizeof(CHAR) < sizeof reader || *count < sizeof atr) return INVALID_PARAMETER;
  memcpy(names, reader, sizeof reader);
  *length = sizeof reader / sizeof *reader;
  *state = 6;
  *protocol = 2;
  memcpy(bytes, atr, sizeof atr);
  *count = sizeof atr;
  return SUCCESS;
}

/* Answers the command's own bytes and 90 00; the command FF pulls the card. */
LONG SCardTransmit(SCARDHANDLE card, const SCARD_IO_REQUEST *pci, const unsigned char *command, DWORD length, void *out,
                   unsigned char *response, DWORD *room) {
  if (card != CARD) return INVALID_HANDLE;
  if (pci != &g_rgSCardT1Pci || out || *room < length + 2 || transactions != 1) return INVALID_PARAMETER;
  if (command[0] == 0xFF) gone = 1;
  if (gone) return REMOVED;
  memcpy(response, command, length);
  memcpy(response + length, "\x90", 2);
  *room = length + 2;
  return SUCCESS;
}

LONG SCardEndTransaction(SCARDHANDLE card, DWORD disposition) {
  transactions--;
  return card == CARD && disposition == 0 ? SUCCESS : INVALID_PARAMETER;
}

LONG SCardDisconnect(SCARDHANDLE card, DWORD disposition) {
  return card == CARD && disposition == 0 && transactions == 0 ? SUCCESS : INVALID_PARAMETER;
}
