# The same by R: see variance_peers.py.
words <- commandArgs(trailingOnly = TRUE)
sheet <- words[1]
repetitions <- as.integer(words[2])
drawn_from <- 10000
samples <- 1000

sums <- function(people) {
  difference <- people$allocated - people$actual
  percent <- ifelse(people$actual > 0, 100 * difference / people$actual, NA)
  by <- interaction(people$care_group, people$band, drop = TRUE)
  of <- function(values, what) vapply(split(values, by), what, 0)
  list(of(difference, length), of(people$actual, sum), of(people$allocated, sum), of(difference, mean), of(difference, sd),
       of(difference > 0, sum), of(difference < 0, sum), of(percent, function(own) mean(own, na.rm = TRUE)),
       of(abs(percent), function(own) mean(own, na.rm = TRUE)), of(abs(difference), mean))
}

figures <- function(people) {
  difference <- people$allocated - people$actual
  by <- split(difference, interaction(people$care_group, people$band, drop = TRUE))
  list(sums(people), lapply(by, quantile, c(0.1, 0.25, 0.5, 0.75, 0.9), type = 1),
       lapply(by, function(own) suppressWarnings(wilcox.test(own, exact = FALSE)$p.value)))
}

# Efron's interval, written out: R itself has none.
bootstrap <- function(people) {
  own <- (people$allocated - people$actual)[1:drawn_from]
  own_mean <- mean(own)
  means <- replicate(samples, mean(sample(own, replace = TRUE)))
  bias <- qnorm(mean(means < own_mean))
  left_out <- own_mean - (sum(own) - own) / (drawn_from - 1)
  lean <- sum(left_out^3) / (6 * sum(left_out^2)^1.5)
  z <- bias + qnorm(c(0.025, 0.975))
  quantile(means, pnorm(bias + z / (1 - lean * z)), type = 1)
}

tell <- function(method, peer, work) {
  work()
  times <- vapply(seq_len(repetitions), function(i) 1000 * sum(system.time(work())[c("user.self", "sys.self")]), 0)
  cat(sprintf('{"method": "%s", "peer": "%s", "ms": [%s]}\n', method, peer, paste(times, collapse = ", ")))
}

set.seed(1)
people <- read.csv(sheet, stringsAsFactors = TRUE)
tell("sums by group", "R: split, vapply", function() sums(people))
tell("analysis", "R: read.csv, split, quantile, wilcox.test", function() figures(read.csv(sheet, stringsAsFactors = TRUE)))
tell("bootstrap", "R: replicate, sample, mean", function() bootstrap(people))
