"""The page of the intake: jobs in processes of their own, and the routes that start, ask and end them."""
