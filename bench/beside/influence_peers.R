# The same by R: see influence_peers.py. For the quadratic R does what libras does: the change of every fit by the hat matrix
# (lm.influence), for everybody at once.
words <- commandArgs(trailingOnly = TRUE)
repetitions <- as.integer(words[2])
left_out <- 20
rows <- 0:100

isotonic <- function(people) {
  ordered <- people[order(people$score), ]
  fit <- isoreg(ordered$score, ordered$cost)
  approx(ordered$score, fit$yf, rows, rule = 2, ties = "ordered")$y
}

without_each <- function(fit, people) {
  everybody <- fit(people)
  vapply(seq_len(left_out), function(gone) max(abs(fit(people[-gone, ]) - everybody)), 0)
}

by_hat_matrix <- function(people) {
  fit <- lm(cost ~ score + I(score^2), people)
  changes <- lm.influence(fit)$coefficients %*% rbind(1, rows, rows^2)
  apply(abs(changes), 1, max)
}

tell <- function(method, peer, people, work) {
  work()
  times <- vapply(seq_len(repetitions), function(i) 1000 * sum(system.time(work())[c("user.self", "sys.self")]) / people, 0)
  cat(sprintf('{"method": "%s", "peer": "%s", "ms": [%s]}\n', method, peer, paste(times, collapse = ", ")))
}

people <- read.csv(words[1])
tell("isotonic, least squares", "R: isoreg", left_out, function() without_each(isotonic, people))
tell("quadratic", "R: lm.influence", nrow(people), function() by_hat_matrix(people))
