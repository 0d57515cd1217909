# The same by R: see table_building_peers.py.
words <- commandArgs(trailingOnly = TRUE)
folder <- words[1]
kind <- words[2]
repetitions <- as.integer(words[3])
column <- function(name) {
  path <- sprintf("%s/%s-%s", folder, name, kind)
  as.numeric(readBin(path, "integer", file.size(path) / 4, size = 4))
}
scores <- column("scores")
costs <- column("costs")
unit <- if (kind == "whole") 1 else 100
rows <- 0:100 * unit
people <- length(scores)

joined <- function(at, pence) approx(at, pence, rows, rule = 2)$y

two_sorts <- function() {
  sort(scores)
  sort(costs)
}

rank_alignment <- function() {
  tied <- rle(sort(scores))
  ends <- cumsum(tied$lengths)
  # Sums of whole pence stay below 2^53.
  totals <- diff(c(0, cumsum(sort(costs))[ends]))
  joined(tied$values, totals / tied$lengths)
}

percentile_alignment <- function() {
  sorted <- sort(scores)
  last <- findInterval(rows, sorted)
  first <- findInterval(rows, sorted, left.open = TRUE)
  below <- sorted[pmax(first, 1)]
  above <- sorted[pmin(first + 1, people)]
  between <- first - 1 + (rows - below) / pmax(above - below, 1)
  place <- ifelse(first < last, (first + last - 1) / 2, between)
  quantile(costs, pmin(pmax(place / (people - 1), 0), 1), type = 7, names = FALSE)
}

isotonic_means <- function() {
  fitted <- isoreg(scores, costs)
  sorted <- scores[fitted$ord]
  ends <- which(c(diff(sorted) != 0, TRUE))
  joined(sorted[ends], fitted$yf[ends])
}

by_least_squares <- function(coefficients) coefficients[1] + rows * (coefficients[2] + rows * coefficients[3])
polynomial <- function() by_least_squares(coef(lm(costs ~ scores + I(scores^2))))
polynomial_alone <- function() by_least_squares(.lm.fit(cbind(1, scores, scores^2), costs)$coefficients)
price_per_point <- function() rows * (sum(costs) / sum(scores))
agreed_scores <- function() joined(c(0, 20, 40, 70, 100) * unit, c(25000, 270000, 1000000, 3050000, 6500000))

lines <- strsplit(readLines(sprintf("%s/tables-%s", folder, kind)), " ")
exact <- lapply(lines, function(line) as.numeric(line[-1]))
names(exact) <- vapply(lines, function(line) line[1], "")

run <- function(work, method, told) {
  work() # Not timed: the first run.
  times <- c()
  for (i in seq_len(repetitions)) {
    started <- sum(proc.time()[1:2])
    table <- work()
    if (method != "two_sorts") table <- floor(pmax(table, 0) + 0.5)
    times <- c(times, 1000 * (sum(proc.time()[1:2]) - started))
  }
  differ <- if (method == "two_sorts") "null" else sum(table != exact[[method]])
  cat(sprintf('{"method": "%s", "peer": "%s", "ms": [%s], "differ": %s}\n', method, told,
              paste(format(times, digits = 15), collapse = ", "), differ))
}

run(two_sorts, "two_sorts", "R: sort")
run(rank_alignment, "rank_alignment", "R: sort, rle, cumsum, approx")
run(percentile_alignment, "percentile_alignment", "R: sort, findInterval, quantile")
run(isotonic_means, "isotonic_means", "R: isoreg")
run(polynomial, "polynomial", "R: lm")
run(polynomial_alone, "polynomial", "R: .lm.fit")
run(price_per_point, "price_per_point", "R: sum")
run(agreed_scores, "agreed_scores", "R: approx")
