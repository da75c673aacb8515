# R's side of the forecasting benchmark: what its package `forecast` makes of the same weeks.
# Reads a CSV from standard input, a line per week in order of time, a column per interval of the week, empty = missing;
# the first argument is the number of weeks that the first origin knows, the second the number of open days in a week.
# Writes `origin,method,interval,forecast`, with both counted from 0. Missing values are filled from the weeks before.
suppressPackageStartupMessages(library(forecast))
arguments <- commandArgs(trailingOnly = TRUE)
first <- as.integer(arguments[1])
days <- as.integer(arguments[2])
weeks <- as.matrix(read.csv(file("stdin"), header = FALSE))
per_week <- ncol(weeks)
per_day <- per_week / days

for (week in seq_len(nrow(weeks))) {
  gaps <- which(is.na(weeks[week, ]))
  if (length(gaps) == 0) next
  known <- if (week > 1) max(1, week - 4):(week - 1) else seq_len(nrow(weeks))
  weeks[week, gaps] <- colMeans(weeks[known, gaps, drop = FALSE], na.rm = TRUE)
}

day_ets <- function(history) {
  shape <- colMeans(tail(history, 8))
  totals <- sapply(seq_len(days), function(day) rowSums(history[, (day - 1) * per_day + seq_len(per_day), drop = FALSE]))
  level <- forecast(ets(ts(as.vector(t(totals)), frequency = days)), h = days)$mean
  day_of <- rep(seq_len(days), each = per_day)
  shape / pmax(tapply(shape, day_of, sum)[day_of], 1e-9) * as.numeric(level)[day_of]
}

methods <- list(
  "weekly naive" = function(history) history[nrow(history), ],
  "4-week slot mean" = function(history) colMeans(tail(history, 4)),
  "8-week slot median" = function(history) apply(tail(history, 8), 2, median),
  "day-ETS x profile" = day_ets,
  "R stlf ETS" = function(history) stlf(series_of(history), h = per_week, method = "ets")$mean,
  "R stlf ARIMA" = function(history) stlf(series_of(history), h = per_week, method = "arima")$mean,
  "R stlf ETS day+week" = function(history) stlf(seasons_of(history), h = per_week, method = "ets")$mean,
  "R stlf ARIMA day+week" = function(history) stlf(seasons_of(history), h = per_week, method = "arima")$mean
)
series_of <- function(history) ts(as.vector(t(history)), frequency = per_week)
seasons_of <- function(history) msts(as.vector(t(history)), seasonal.periods = c(per_day, per_week))

cat("origin,method,interval,forecast\n")
for (origin in first:(nrow(weeks) - 1)) {
  history <- weeks[seq_len(origin), , drop = FALSE]
  for (method in names(methods)) {
    values <- pmax(0, as.numeric(methods[[method]](history)))
    write.table(data.frame(origin, method, seq_len(per_week) - 1, values), sep = ",", row.names = FALSE,
                col.names = FALSE, quote = FALSE, file = stdout())
  }
}
