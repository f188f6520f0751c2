/*
 * The smallest PC/SC client, as the yardstick for every other: one thread and one context for each reader.
 * Usage: apdu-client COUNT HEX READER... ; prints {"count":…,"perSecond":…,"p50":…,"p99":…}, times in milliseconds.
 * Ends with 1 and a return code on stderr when a call fails.
 */
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <winscard.h>

enum { MOST_COMMAND = 261, MOST_ANSWER = 65538 };

static int count;
static BYTE command[MOST_COMMAND];
static DWORD command_length;
/* All readers are connected before the first command, and none is let go before the last one. */
static pthread_barrier_t connected, finished;

struct run {
	const char *reader;
	double *times;
};

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static void check(const char *call, LONG rv)
{
	if (rv == SCARD_S_SUCCESS)
		return;
	fprintf(stderr, "%s: 0x%08X\n", call, (unsigned)rv);
	exit(1);
}

static void *transmit_all(void *argument)
{
	struct run *run = argument;
	static __thread BYTE answer[MOST_ANSWER];
	SCARDCONTEXT context;
	SCARDHANDLE card;
	DWORD protocol;

	check("establish", SCardEstablishContext(SCARD_SCOPE_SYSTEM, NULL, NULL, &context));
	check("connect", SCardConnect(context, run->reader, SCARD_SHARE_SHARED,
		SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1, &card, &protocol));
	const SCARD_IO_REQUEST *pci = protocol == SCARD_PROTOCOL_T0 ? SCARD_PCI_T0 : SCARD_PCI_T1;
	pthread_barrier_wait(&connected);
	for (int i = 0; i < count; i++) {
		DWORD length = sizeof answer;
		double start = now();
		check("transmit", SCardTransmit(card, pci, command, command_length, NULL, answer, &length));
		run->times[i] = now() - start;
		if (length < 2) {
			fprintf(stderr, "transmit: %lu bytes\n", (unsigned long)length);
			exit(1);
		}
	}
	pthread_barrier_wait(&finished);
	check("disconnect", SCardDisconnect(card, SCARD_LEAVE_CARD));
	check("release", SCardReleaseContext(context));
	return NULL;
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
	if (argc < 4)
		return 2;
	count = atoi(argv[1]);
	command_length = strlen(argv[2]) / 2;
	if (count < 1 || command_length < 4 || command_length > MOST_COMMAND)
		return 2;
	for (DWORD i = 0; i < command_length; i++) {
		unsigned byte;
		if (sscanf(argv[2] + 2 * i, "%2x", &byte) != 1)
			return 2;
		command[i] = byte;
	}

	int readers = argc - 3;
	double *times = calloc((size_t)readers * count, sizeof *times);
	struct run *runs = calloc(readers, sizeof *runs);
	pthread_t *threads = calloc(readers, sizeof *threads);
	if (times == NULL || runs == NULL || threads == NULL)
		return 2;
	pthread_barrier_init(&connected, NULL, readers + 1);
	pthread_barrier_init(&finished, NULL, readers + 1);
	for (int i = 0; i < readers; i++) {
		runs[i] = (struct run){ argv[3 + i], times + (size_t)i * count };
		pthread_create(&threads[i], NULL, transmit_all, &runs[i]);
	}
	pthread_barrier_wait(&connected);
	double start = now();
	pthread_barrier_wait(&finished);
	double took = now() - start;
	for (int i = 0; i < readers; i++)
		pthread_join(threads[i], NULL);

	size_t all = (size_t)readers * count;
	qsort(times, all, sizeof *times, by_size);
	printf("{\"count\":%zu,\"perSecond\":%.1f,\"p50\":%.4f,\"p99\":%.4f}\n",
		all, all / took * 1e3, times[all / 2], times[all * 99 / 100]);
	return 0;
}
