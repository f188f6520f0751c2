"""Calls PC/SC as two programs do and prints what each call returns, one line each, so that services can be compared."""
from smartcard.scard import *

def code(rv):
    return format(rv & 0xFFFFFFFF, "08X")

def say(name, rv, *more):
    print(name, code(rv), *more)

select = [0, 0xA4, 4, 0, 9, 0xA0, 0, 0, 3, 8, 0, 0, 0x10, 0]
any_protocol = SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1

rv, one = SCardEstablishContext(SCARD_SCOPE_SYSTEM)
say("establish", rv)
rv, two = SCardEstablishContext(SCARD_SCOPE_SYSTEM)
rv, readers = SCardListReaders(one, [])
name = readers[0]
say("list", rv, name)

def connect(context, share, protocols=any_protocol, reader=name):
    rv, card, protocol = SCardConnect(context, reader, share, protocols)
    return rv, card, protocol

def transmit(card, protocol, what=select):
    rv, answer = SCardTransmit(card, protocol, what)
    return rv, bytes(answer).hex() if rv == 0 else ""

rv, a, p = connect(one, SCARD_SHARE_SHARED)
say("connect a", rv, p)
rv, b, q = connect(two, SCARD_SHARE_SHARED)
say("connect b", rv, q)
say("connect nobody", connect(one, SCARD_SHARE_SHARED, any_protocol, "Nobody 00 00")[0])
say("connect exclusive while shared", connect(two, SCARD_SHARE_EXCLUSIVE)[0])
say("connect no protocol", connect(one, SCARD_SHARE_SHARED, 0)[0])
say("connect wrong protocol", connect(one, SCARD_SHARE_SHARED, SCARD_PROTOCOL_T0 if p == SCARD_PROTOCOL_T1 else SCARD_PROTOCOL_T1)[0])
say("connect share 9", connect(one, 9)[0])
say("transmit a", *transmit(a, p))
say("transmit a other protocol", *transmit(a, 3 - p))
say("begin a", SCardBeginTransaction(a))
say("begin a again", SCardBeginTransaction(a))
say("transmit a in transaction", *transmit(a, p))
say("end a", SCardEndTransaction(a, SCARD_LEAVE_CARD))
say("end a again", SCardEndTransaction(a, SCARD_LEAVE_CARD))
say("end a thrice", SCardEndTransaction(a, SCARD_LEAVE_CARD))
say("end b", SCardEndTransaction(b, SCARD_LEAVE_CARD))
say("end a disposition 9", SCardEndTransaction(a, 9))
say("begin a", SCardBeginTransaction(a))
say("end a reset", SCardEndTransaction(a, SCARD_RESET_CARD))
say("transmit a after its own reset", *transmit(a, p))
say("status a", SCardStatus(a)[0])
say("transmit b after a's reset", *transmit(b, q))
say("status b", SCardStatus(b)[0])
rv, p = SCardReconnect(a, SCARD_SHARE_SHARED, any_protocol, SCARD_LEAVE_CARD)
say("reconnect a", rv, p)
say("transmit a", *transmit(a, p))
rv, q = SCardReconnect(b, SCARD_SHARE_SHARED, any_protocol, SCARD_RESET_CARD)
say("reconnect b with reset", rv, q)
say("transmit b", *transmit(b, q))
say("transmit a after b's reset", *transmit(a, p))
rv, p = SCardReconnect(a, SCARD_SHARE_SHARED, any_protocol, SCARD_LEAVE_CARD)
say("reconnect a", rv, p)
rv, reader, state, protocol, atr = SCardStatus(a)
say("status a", rv, reader, hex(state & 0xFFFF), protocol, bytes(atr).hex())
rv, states = SCardGetStatusChange(one, 0, [(name, SCARD_STATE_UNAWARE)])
say("states", rv, hex(states[0][1] & 0xFFFF), bytes(states[0][2]).hex())
say("disconnect b unpower", SCardDisconnect(b, SCARD_UNPOWER_CARD))
say("transmit a after b's unpower", *transmit(a, p))
say("disconnect a", SCardDisconnect(a, SCARD_LEAVE_CARD))
say("disconnect a again", SCardDisconnect(a, SCARD_LEAVE_CARD))
rv, a, p = connect(one, SCARD_SHARE_EXCLUSIVE)
say("connect exclusive", rv, p)
say("connect shared while exclusive", connect(two, SCARD_SHARE_SHARED)[0])
say("connect direct while exclusive", connect(two, SCARD_SHARE_DIRECT)[0])
rv, states = SCardGetStatusChange(two, 0, [(name, SCARD_STATE_UNAWARE)])
say("states while exclusive", rv, hex(states[0][1] & 0xFFFF))
say("transmit exclusive", *transmit(a, p))
say("disconnect exclusive", SCardDisconnect(a, SCARD_LEAVE_CARD))
rv, a, p = connect(one, SCARD_SHARE_SHARED)
say("connect shared", rv, p)
rv, b, q = connect(two, SCARD_SHARE_DIRECT, 0)
say("connect direct", rv, q)
say("status direct", SCardStatus(b)[0])
say("disconnect direct", SCardDisconnect(b, SCARD_LEAVE_CARD))
say("release one", SCardReleaseContext(one))
say("transmit after release", *transmit(a, p))
rv, b, q = connect(two, SCARD_SHARE_SHARED)
say("connect after release", rv, q)
say("cancel", SCardCancel(two))
rv, states = SCardGetStatusChange(two, 100, [(name, SCARD_STATE_PRESENT | SCARD_STATE_INUSE)])
say("wait for nothing", rv)
say("release two", SCardReleaseContext(two))
