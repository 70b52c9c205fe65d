/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The export in progress: a few articles in each turn of the reader's loop, so that keys are
 * handled in between. One at a time. */
#pragma once

#include "app/reader.h"

/* Starts the job of an EFFECT_EXPORT or EFFECT_PRINT, whose strings it takes over. */
void export_job_start(struct reader *r, struct effect *f);
/* Goes on for a few milliseconds; the end and a failure are reported to the core. */
void export_job_continue(struct reader *r);
/* Drops the job, and what it has written. */
void export_job_stop(struct reader *r);
